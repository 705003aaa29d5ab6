import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { BodyLimitPlugin, RPCHandler } from "@orpc/server/node";
import { rpcPath } from "../../shared/contract/transport.ts";
import { router } from "../api/router.ts";
import type { Core } from "../core.ts";
import { securityHeaders } from "../security/csp.ts";
import { staticFile } from "../security/staticFiles.ts";
import type { Connection } from "../session/sessions.ts";
import { LaunchSecret } from "./launchSecret.ts";

/** A workbook of 50 MB and what wraps it. */
const largestBody = 60 * 1024 * 1024;

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
export async function serve(core: Core, pages: string, port: number): Promise<BrowserShell> {
  const launch = new LaunchSecret((connection) => core.sessions.end(connection));
  const handler = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: largestBody })] });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader("Cache-Control", "no-store");
    if (!isOwnRequest(request, server)) return refuse(response, 403, "forbidden");
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const offered = url.searchParams.get("launch");
    if (offered !== null) return exchange(response, offered);
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
    const { matched } = await handler.handle(request, response, { prefix: rpcPath, context: { core, connection } });
    if (!matched) refuse(response, 404, "not found");
  }

  async function sendPage(response: ServerResponse, path: string): Promise<void> {
    const file = await staticFile(pages, path);
    if (!file) return refuse(response, 404, "not found");
    response.writeHead(200, { "Content-Type": file.type }).end(file.content);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      core.options.log.error({ err: error }, "request failed");
      if (!response.headersSent) refuse(response, 500, "internal error");
      else response.destroy();
    });
  });
  server.requestTimeout = 120_000;
  server.headersTimeout = 10_000;
  await listen(server, port);
  return {
    address: `http://127.0.0.1:${portOf(server)}/?launch=${launch.secret}`,
    close: () => close(server),
  };
}

/**
 * Refuses what another site or another name for this machine sends: the Host must be ours (DNS rebinding), an Origin
 * must be ours, and a browser must not call the request cross-site.
 */
function isOwnRequest({ headers }: IncomingMessage, server: Server): boolean {
  const hosts = [`127.0.0.1:${portOf(server)}`, `localhost:${portOf(server)}`];
  const { host, origin } = headers;
  if (!host || !hosts.includes(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

function refuse(response: ServerResponse, status: number, text: string, type = "text/plain"): void {
  response.writeHead(status, { "Content-Type": type, Connection: "close" }).end(text);
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
