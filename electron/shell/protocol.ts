import { protocol } from "electron";
import { appOrigin } from "../../shared/contract/transport.ts";
import { securityHeaders } from "../security/csp.ts";
import { staticFile } from "../security/staticFiles.ts";

const origin = new URL(appOrigin);
const scheme = origin.protocol.slice(0, -1);

/** Before the application is ready: the pages get an origin of their own instead of `file://`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built pages, and nothing outside their folder, under the application's origin. */
export function servePages(pages: string): void {
  protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === origin.host && request.method === "GET" ? await staticFile(pages, pathname) : null;
    if (!file) return new Response("not found", { status: 404, headers: securityHeaders });
    const headers = { ...securityHeaders, "Content-Type": file.type, "Cache-Control": "no-store" };
    return new Response(new Uint8Array(file.content), { headers });
  });
}
