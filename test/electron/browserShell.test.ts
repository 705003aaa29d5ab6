import { request } from "node:http";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { type BrowserShell, serve } from "../../electron/browserShell/server.ts";
import { rpcPath } from "../../shared/contract/transport.ts";
import { startTestCore } from "../support/testCore.ts";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let shell: BrowserShell;
let address: URL;

beforeEach(async () => {
  const core = await startTestCore();
  shell = await serve(core, join(process.cwd(), "renderer"), 0);
  onTestFinished(() => shell.close());
  address = new URL(shell.address);
});

/** A request with exactly these headers, which `fetch` would not allow. */
function call(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: address.port, path, method, headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on("error", reject);
    sent.end(method === "POST" ? "{}" : undefined);
  });
}

async function cookie(): Promise<string> {
  const { headers } = await call(address.pathname + address.search);
  return String(headers["set-cookie"]?.[0]).split(";")[0] ?? "";
}

test("the secret of this launch is exchanged for a cookie that scripts and other sites cannot use", async () => {
  const answer = await call(address.pathname + address.search);
  expect(answer).toMatchObject({ status: 303, headers: { location: "/" } });
  expect(answer.headers["set-cookie"]?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  expect((await call("/?launch=guessed")).status).toBe(403);
});

test("without the cookie there is neither page nor procedure", async () => {
  expect((await call("/")).status).toBe(403);
  expect((await call(`${rpcPath}/branch/status`, {}, "POST")).status).toBe(403);
  expect((await call(`${rpcPath}/branch/status`, { cookie: "sunshine-ledger=guessed" }, "POST")).status).toBe(403);
});

test("with it the page comes under the policy", async () => {
  const page = await call("/", { cookie: await cookie() });
  expect(page.status).toBe(200);
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(page.headers["cache-control"]).toBe("no-store");
});

test("another host name, origin or site is refused even with the cookie", async () => {
  const own = { cookie: await cookie() };
  const path = `${rpcPath}/branch/status`;
  expect((await call(path, own, "POST")).status).toBe(200);
  expect((await call(path, { ...own, host: `evil.example:${address.port}` }, "POST")).status).toBe(403);
  expect((await call(path, { ...own, origin: "http://evil.example" }, "POST")).status).toBe(403);
  expect((await call(path, { ...own, "sec-fetch-site": "cross-site" }, "POST")).status).toBe(403);
  expect((await call(path, { ...own, origin: `http://127.0.0.1:${address.port}` }, "POST")).status).toBe(200);
});

test("a procedure cannot be called by a link, and no file outside the pages is served", async () => {
  const own = { cookie: await cookie() };
  expect((await call(`${rpcPath}/branch/status`, own)).status).toBe(405);
  for (const path of ["/../package.json", "/%2e%2e/package.json", "/..%2fpackage.json", "/main.tsx"])
    expect((await call(path, own)).status, path).toBe(404);
});
