import { connect, type Socket } from "node:net";

/** An answer as it came over the wire. */
export interface RawAnswer {
  /** 0 where the connection was closed without a word */
  status: number;
  head: string;
  body: string;
}

/** Sends these very bytes on a connection of their own and gives what came back until the server closed it. */
export function sendRaw(port: number, bytes: string | Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answerIn(text)));
  });
}

function answerIn(text: string): RawAnswer {
  const end = text.indexOf("\r\n\r\n");
  if (end === -1) return { status: 0, head: "", body: "" };
  return { status: Number(text.slice(9, 12)), head: text.slice(0, end), body: text.slice(end + 4) };
}

/** One connection that is kept for request after request, and opened again where the server closed it. */
export class KeptConnection {
  private socket: Socket | null = null;
  private text = "";
  private settle: ((answer: RawAnswer) => void) | null = null;

  constructor(private readonly port: number) {}

  /** Sends a request and gives its answer, which the server must delimit or end by closing. */
  send(bytes: string | Uint8Array): Promise<RawAnswer> {
    return new Promise((resolve) => {
      this.text = "";
      this.settle = resolve;
      this.socket ??= this.open();
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private open(): Socket {
    const socket = connect(this.port, "127.0.0.1");
    socket.setEncoding("latin1").setNoDelay();
    socket.on("data", (chunk: string) => {
      this.text += chunk;
      if (isWhole(this.text)) this.answer();
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.answer();
    });
    return socket;
  }

  private answer(): void {
    const { settle } = this;
    this.settle = null;
    if (/^connection: close/im.test(this.text)) {
      this.socket?.destroy();
      this.socket = null;
    }
    settle?.(answerIn(this.text));
  }
}

function isWhole(text: string): boolean {
  const { head, body } = answerIn(text);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return body.length >= Number(length);
  return /^transfer-encoding: chunked/im.test(head) && body.endsWith("0\r\n\r\n");
}
