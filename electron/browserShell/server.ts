import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { BodyLimitPlugin, RPCHandler } from "@orpc/server/node";
import { rpcPath } from "../../shared/contract/transport.ts";
import { router } from "../api/router.ts";
import type { Core } from "../core.ts";
import { securityHeaders } from "../security/csp.ts";
import { staticFile } from "../security/staticFiles.ts";
import type { Connection } from "../session/sessions.ts";
import { LaunchSecret } from "./launchSecret.ts";
import { addressOf, isCall, isCallType, isOwnRequest } from "./ownRequests.ts";

/** A workbook of 50 MB and what wraps it. */
const largestBody = 60 * 1024 * 1024;

export interface ServerLimits {
  /** connections at a time: some browsers with six each */
  connections: number;
  /** until a request's headers, and all of it, have come */
  headersMs: number;
  requestMs: number;
  /** how often that is looked at */
  checkMs: number;
}

const usualLimits: ServerLimits = { connections: 100, headersMs: 10_000, requestMs: 120_000, checkMs: 5_000 };

const strangerPage = `<!doctype html><meta charset="utf-8"><title>阳光台账 Sunshine Ledger</title>
<p>请使用程序启动时显示的地址打开阳光台账。</p><p>Please open Sunshine Ledger with the address it printed when it started.</p>`;

export interface BrowserShell {
  /** with the launch secret: for the user's terminal and browser only */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves the pages and the procedures on the loopback interface.
 *
 * @param pages folder of the built pages
 * @param port 0 takes any free one
 */
export async function serve(
  core: Core,
  pages: string,
  port: number,
  limits: ServerLimits = usualLimits,
): Promise<BrowserShell> {
  const launch = new LaunchSecret((connection) => core.sessions.end(connection));
  const handler = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: largestBody })] });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader("Cache-Control", "no-store");
    if (!isOwnRequest(request, portOf(server))) return refuse(response, 403, "forbidden");
    const url = addressOf(request);
    if (!url) return refuse(response, 400, "bad request");
    const offered = url.searchParams.get("launch");
    if (offered !== null && request.method === "GET") return exchange(response, offered);
    const connection = launch.connectionOf(request.headers.cookie);
    if (!connection) return refuse(response, 403, strangerPage, "text/html; charset=utf-8");
    if (url.pathname.startsWith(`${rpcPath}/`)) return callProcedure(request, response, connection);
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "method not allowed");
    return sendPage(response, url.pathname);
  }

  function exchange(response: ServerResponse, offered: string): void {
    if (!launch.matches(offered)) {
      refuse(response, 403, strangerPage, "text/html; charset=utf-8");
      return;
    }
    response.writeHead(303, { Location: "/", "Set-Cookie": launch.newCookie() }).end();
  }

  async function callProcedure(request: IncomingMessage, response: ServerResponse, connection: Connection) {
    if (request.method !== "POST") return refuse(response, 405, "method not allowed");
    if (!isCall(request)) return refuse(response, 403, "forbidden");
    if (!isCallType(request.headers["content-type"])) return refuse(response, 415, "unsupported media type");
    const { matched } = await handler.handle(request, response, { prefix: rpcPath, context: { core, connection } });
    if (!matched) refuse(response, 404, "not found");
  }

  async function sendPage(response: ServerResponse, path: string): Promise<void> {
    const file = await staticFile(pages, path);
    if (!file) return refuse(response, 404, "not found");
    response.writeHead(200, { "Content-Type": file.type }).end(file.content);
  }

  function listener(request: IncomingMessage, response: ServerResponse): void {
    answer(request, response).catch((error: unknown) => {
      core.options.log.error({ err: error }, "request failed");
      if (!response.headersSent) refuse(response, 500, "internal error");
      else response.destroy();
    });
  }

  const { headersMs: headersTimeout, requestMs: requestTimeout, checkMs: connectionsCheckingInterval } = limits;
  const server = createServer({ headersTimeout, requestTimeout, connectionsCheckingInterval }, listener);
  server.maxConnections = limits.connections;
  server.on("checkExpectation", listener);
  server.on("clientError", refuseUnread);
  await listen(server, port);
  return {
    address: `http://127.0.0.1:${portOf(server)}/?launch=${launch.secret}`,
    close: () => close(server),
  };
}

function refuse(response: ServerResponse, status: number, text: string, type = "text/plain"): void {
  response.writeHead(status, { "Content-Type": type, Connection: "close" }).end(text);
}

/** What Node finds wrong with a request before it is one, where that is no mere bad request. */
const statuses: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
};

/** Answers what is no request: like everything else under the policy, and without a word about what was sent. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const headers = Object.entries({ ...securityHeaders, Connection: "close", "Content-Length": "0" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${statuses[error.code ?? ""] ?? "400 Bad Request"}\r\n${lines.join("")}\r\n`);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
