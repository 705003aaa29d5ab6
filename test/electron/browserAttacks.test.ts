import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as passed } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { mayCall } from "../../electron/api/permissions.ts";
import { type BrowserShell, type ServerLimits, serve } from "../../electron/browserShell/server.ts";
import type { Core } from "../../electron/core.ts";
import { type Logger, silentLogger } from "../../electron/log.ts";
import { securityHeaders } from "../../electron/security/csp.ts";
import { rpcPath } from "../../shared/contract/transport.ts";
import { procedureInputs } from "../support/contractInputs.ts";
import { farmer } from "../support/people.ts";
import { KeptConnection, type RawAnswer, sendRaw } from "../support/rawHttp.ts";
import { managerLogin, signInNew, startTestCore, windowOn } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** Built pages with a secret beside their folder. */
const pages = join(process.cwd(), "renderer");

interface Target {
  shell: BrowserShell;
  port: number;
  /** a request with the headers of our own page, and a body */
  ours(line: string, headers?: Record<string, string>, body?: string): string;
}

async function startTarget(core: Core, limits?: ServerLimits): Promise<Target> {
  const shell = await serve(core, pages, 0, limits);
  onTestFinished(() => shell.close());
  const address = new URL(shell.address);
  const port = Number(address.port);
  const cookie = await exchange(shell);
  return { shell, port, ours: (line, headers, body) => request(port, line, { cookie, ...headers }, body) };
}

/** Brings the secret of the launch. */
async function exchange({ address }: BrowserShell): Promise<string> {
  const { port, search } = new URL(address);
  const { status: given, head } = await sendRaw(Number(port), request(Number(port), `GET /${search}`));
  expect(given).toBe(303);
  return /set-cookie: ([^;]+)/i.exec(head)?.[1] ?? "";
}

function request(port: number, line: string, headers: Record<string, string> = {}, body?: string): string {
  const all = { host: `127.0.0.1:${port}`, connection: "close", ...headers };
  const length = body === undefined || "content-length" in headers ? {} : { "content-length": Buffer.byteLength(body) };
  const lines = Object.entries({ ...all, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`;
}

function faultLogger(): { log: Logger; faults: object[] } {
  const faults: object[] = [];
  return { log: { ...silentLogger, error: (details: object) => faults.push(details) }, faults };
}

const status = `POST ${rpcPath}/branch/status`;

test("another name for this machine, another origin and what a browser sends for another page are refused", async () => {
  const { port, ours } = await startTarget(await startTestCore());
  const call = async (headers: Record<string, string>) => (await sendRaw(port, ours(status, headers, "{}"))).status;
  expect(await call({})).toBe(200);
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `127.0.0.1.evil.example:${port}`, "[::1]"])
    expect(await call({ host }), host).toBe(403);
  for (const origin of [
    "null",
    "http://evil.example",
    `https://127.0.0.1:${port}`,
    `http://localhost:${port}`,
    "app://ledger",
  ])
    expect(await call({ origin }), origin).toBe(403);
  for (const site of ["cross-site", "same-site", "none", "anything"])
    expect(await call({ "sec-fetch-site": site }), site).toBe(403);
  for (const mode of ["navigate", "no-cors"]) expect(await call({ "sec-fetch-mode": mode }), mode).toBe(403);
  expect(await call({ "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" })).toBe(200);
  const twoHosts = ours(status, {}, "{}").replace("\r\nhost:", "\r\nhost: evil.example\r\nhost:");
  expect((await sendRaw(port, twoHosts)).status).toBe(403);
  const noHost = ours(status, {}, "{}").replace(/host: [^\r]*\r\n/, "");
  expect((await sendRaw(port, noHost)).status).toBe(400);
});

test("the secret brought again opens no session, and neither does the cookie of one that has ended", async () => {
  const core = await startTestCore();
  const { shell, port, ours } = await startTarget(core);
  await windowOn(core).branch.create({ branchName: "城关信用社", ...managerLogin });
  const call = (path: string, input: unknown) =>
    sendRaw(port, ours(`POST ${rpcPath}/${path}`, {}, JSON.stringify({ json: input })));
  expect((await call("session/signIn", managerLogin)).status).toBe(200);
  expect((await call("customers/count", {})).status).toBe(200);
  const other = await exchange(shell);
  const asOther = (path: string, body: string) =>
    sendRaw(port, request(port, `POST ${rpcPath}/${path}`, { cookie: other }, body));
  expect((await asOther("session/current", "{}")).body).not.toContain(managerLogin.login);
  expect((await asOther("customers/count", '{"json":{}}')).body).toContain("notSignedIn");
  expect((await call("session/signOut", undefined)).status).toBe(200);
  expect((await call("customers/count", {})).body).toContain("notSignedIn");
  const next = await startTarget(core);
  const cookieOfBefore = ours("GET /").replace(`127.0.0.1:${port}`, `127.0.0.1:${next.port}`);
  expect((await sendRaw(next.port, cookieOfBefore)).status).toBe(403);
  expect((await sendRaw(port, request(port, `POST /${new URL(shell.address).search}`, {}, ""))).status).toBe(403);
});

const outside = [
  ...["/../package.json", "/..\\package.json", "/..%5cpackage.json", "/..%2fpackage.json", "/%2e%2e/package.json"],
  ...["/%252e%252e/package.json", "/..%252fpackage.json", "/index.html%00.js", "/index.html/../../package.json"],
  ...["/....//package.json", "/app/..%c0%afpackage.json", "/%E0%80%AE%E0%80%AE/package.json", "/%", "/%zz"],
  ...["/index.html::$DATA", "/C:/Windows/win.ini", "/~/.ssh/id_rsa", "/main.tsx", "/features"],
];

test("no path leads out of the pages, however it is written", async () => {
  const { port, ours } = await startTarget(await startTestCore());
  expect((await sendRaw(port, ours("GET /index.html"))).status).toBe(200);
  for (const path of outside) {
    const { status: given, body } = await sendRaw(port, ours(`GET ${path}`));
    expect([path, given]).toEqual([path, 404]);
    expect(body).toContain("not found");
  }
  for (const path of ["//evil.example/", "http://evil.example/", `http://127.0.0.1:${port}/`, "*", "index.html", "//["])
    expect([path, (await sendRaw(port, ours(`GET ${path}`))).status]).toEqual([path, 400]);
});

test("every answer is under the policy, errors of every kind too", async () => {
  const { port, ours } = await startTarget(await startTestCore());
  const answers: [string, number, string][] = [
    ["page", 200, ours("GET /")],
    ["procedure", 200, ours(status, {}, "{}")],
    ["refused by the procedure", 422, ours(`POST ${rpcPath}/customers/count`, {}, '{"json":{}}')],
    ["no such procedure", 404, ours(`POST ${rpcPath}/no/such`, {}, "{}")],
    ["no such page", 404, ours("GET /none")],
    ["stranger", 403, request(port, "GET /")],
    ["wrong secret", 403, request(port, "GET /?launch=guessed")],
    ["wrong method", 405, ours("DELETE /")],
    ["procedure by a link", 405, ours(`GET ${rpcPath}/branch/status`)],
    ["type of a form", 415, ours(status, { "content-type": "text/plain" }, "{}")],
    ["expectation", 403, request(port, status, { expect: "anything" }, "{}")],
    ["too large by its own word", 413, ours(status, { "content-length": "99999999" }, "{}")],
    ["no HTTP", 400, "\u0000\u0001\u0002\r\n\r\n"],
    ["no version", 403, "GET /\r\n\r\n"],
    ["headers too large", 431, ours("GET /", { padding: "x".repeat(20_000) })],
    ["body no JSON", 400, ours(status, { "content-type": "application/json" }, "{")],
  ];
  for (const [which, expected, bytes] of answers) {
    const { status: given, head } = await sendRaw(port, bytes);
    expect([which, given]).toEqual([which, expected]);
    for (const [name, value] of Object.entries(securityHeaders))
      expect(head.toLowerCase(), `${which}: ${name}`).toContain(`${name}: ${value}`.toLowerCase());
  }
  expect(securityHeaders["Content-Security-Policy"]).toMatch(/script-src 'self'(;|$)/);
});

test("types, methods and requests in two minds are refused, and nothing is left on the connection", async () => {
  const { port, ours } = await startTarget(await startTestCore());
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "text/event-stream",
    "application/octet-stream",
  ])
    expect([type, (await sendRaw(port, ours(status, { "content-type": type }, "{}"))).status]).toEqual([type, 415]);
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "HEAD"])
    expect([method, (await sendRaw(port, ours(`${method} ${rpcPath}/branch/status`))).status]).toEqual([method, 405]);
  expect((await sendRaw(port, ours("CONNECT evil.example:80"))).status).toBe(0);
  const hidden = `0\r\n\r\n${ours("GET /index.html")}`;
  const smuggled: Record<string, string>[] = [
    { "content-length": "4", "transfer-encoding": "chunked" },
    { "transfer-encoding": "chunked, identity" },
    { "transfer-encoding": "xchunked" },
    { "content-length": "4, 5" },
    { "content-length": "+4" },
    { "content-length": "-1" },
    { "transfer-encoding": "chunked", "x ": "y" },
  ];
  for (const headers of smuggled) {
    const { status: given, body } = await sendRaw(port, ours(status, headers, hidden));
    expect([headers, given]).toEqual([headers, 400]);
    expect(body).toBe("");
  }
  const lf = ours(status, {}, "{}").replaceAll("\r\n", "\n");
  expect((await sendRaw(port, lf)).status).toBe(400);
});

test("who is slow, sends without end or comes with too many connections is sent away", async () => {
  const core = await startTestCore();
  const limits = { connections: 5, headersMs: 100, requestMs: 200, checkMs: 20 };
  const { port, ours } = await startTarget(core, limits);
  expect((await sendRaw(port, "GET / HTTP/1.1\r\nhost: ")).status).toBe(408);
  expect((await sendRaw(port, ours(status, { "content-length": "100" }, "{"))).status).toBe(408);
  const held = await Promise.all(Array.from({ length: 5 }, () => opened(port)));
  expect((await sendRaw(port, ours(status, {}, "{}"))).status).toBe(0);
  for (const socket of held) socket.destroy();
  await passed(20);
  expect((await sendRaw(port, ours(status, {}, "{}"))).status).toBe(200);
  const endless = await startTarget(core);
  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const body = chunk.repeat(1000);
  const { status: given } = await sendRaw(
    endless.port,
    endless
      .ours(status, { "transfer-encoding": "chunked", "content-length": "" }, body)
      .replace("content-length: \r\n", ""),
  );
  expect(given).toBe(413);
});

function opened(port: number) {
  return new Promise<ReturnType<typeof connect>>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.on("error", () => {});
  });
}

/** What no answer may hold: places in our code, SQL, and whatever belongs to others. */
const leaked =
  /\n\s+at |node_modules|\.ts\b|SQLITE_|\b(select|insert into|update|delete from)\b.+\b(from|values|set|where)\b|㊙/i;

/** Requests that are none; who is signed in has no customer. */
function requests(ours: Target["ours"]) {
  const paths = [...procedureInputs().keys()]
    .filter((path) => mayCall(path, ["marketer"]) && !path.startsWith("session."))
    .map((path) => path.replaceAll(".", "/"));
  const strange = fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "..",
    "",
    "%00",
    "a".repeat(300),
    "customers",
  );
  const path = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...paths) },
    { weight: 1, arbitrary: fc.array(strange, { maxLength: 4 }).map((parts) => parts.join("/")) },
  );
  const key = fc.constantFrom(
    "id",
    "ids",
    "search",
    "selection",
    "by",
    "filter",
    "cursor",
    "limit",
    "__proto__",
    "customerId",
    "areaId",
    "document",
    "kind",
    "language",
    "version",
    "fields",
    "file",
    "day",
    "after",
  );
  const word = fc.constantFrom(
    "'; DROP TABLE customers; --",
    "\u0000",
    "\ud800",
    "%s%n",
    "../../etc/passwd",
    "ids",
    "filter",
    "customerFile",
    "zh-CN",
    "2026-02-31",
    "𠮷".repeat(50),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      word,
      fc.string(),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  }));
  const meta = fc.array(
    fc.array(fc.oneof(fc.integer({ min: -2, max: 9 }), key, fc.constant("json")), { maxLength: 4 }),
    { maxLength: 3 },
  );
  const json = fc.record({ json: value, meta, maps: value }, { requiredKeys: [] }).map((body) => JSON.stringify(body));
  const cut = fc.tuple(json, fc.nat(40)).map(([text, at]) => text.slice(0, at));
  const form = fc
    .tuple(json, fc.string())
    .map(
      ([data, name]) =>
        `--b\r\ncontent-disposition: form-data; name="data"\r\n\r\n${data}\r\n--b\r\ncontent-disposition: form-data; name="0"; filename=${JSON.stringify(name)}\r\n\r\n${name}\r\n--b--\r\n`,
    );
  const call = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(path, json)
        .map(([to, body]) => ours(`POST ${rpcPath}/${to}`, kept("application/json"), body)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(path, cut).map(([to, body]) => ours(`POST ${rpcPath}/${to}`, kept("application/json"), body)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(path, form)
        .map(([to, body]) => ours(`POST ${rpcPath}/${to}`, kept("multipart/form-data; boundary=b"), body)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(path, fc.constantFrom("GET", "PUT", "DELETE", "TRACE"))
        .map(([to, method]) => ours(`${method} /${to}`, kept("text/html"))),
    },
    { weight: 1, arbitrary: fc.string({ minLength: 1 }).map((noise) => `x${noise}\r\n\r\n`) },
  );
  return call;
}

const kept = (type: string) => ({ connection: "keep-alive", "content-type": type });

test("ten thousand malformed requests bring no fault, tell nothing and leave nothing behind", async () => {
  const { log, faults } = faultLogger();
  const branch = await branchWithMarketers({ log });
  await branch.manager.customers.create(farmer(branch.village.id, 1, { name: "㊙一", address: "㊙" }));
  await signInNew(branch, "m03", ["marketer"]);
  const { shell, port, ours } = await startTarget(branch.core);
  const signIn = JSON.stringify({ json: { login: "m03", password: "m03-password-1" } });
  expect((await sendRaw(port, ours(`POST ${rpcPath}/session/signIn`, {}, signIn))).status).toBe(200);
  const seed = 20_260_310;
  const cookie = await exchange(shell);
  const unsigned: Target["ours"] = (line, headers, body) => request(port, line, { cookie, ...headers }, body);
  const all = [
    ...fc.sample(requests(ours), { seed, numRuns: 1_000 }),
    ...fc.sample(requests(unsigned), { seed: seed + 1, numRuns: 9_000 }),
  ];
  const bad: [request: string, answer: RawAnswer][] = [];
  const run = async (some: string[]) => {
    const lanes = Array.from({ length: 4 }, async (_lane, lane) => {
      const connection = new KeptConnection(port);
      for (const bytes of some.filter((_one, index) => index % 4 === lane)) {
        const answer = await connection.send(bytes);
        if (answer.status === 0 || answer.status >= 500 || leaked.test(answer.body)) bad.push([bytes, answer]);
      }
      connection.close();
    });
    await Promise.all(lanes);
    await passed(20);
    return { heap: collectedHeap(), handles: process.getActiveResourcesInfo().length };
  };
  const before = await run(all.slice(0, 2_000));
  const after = await run(all.slice(2_000));
  expect(bad.slice(0, 3)).toEqual([]);
  expect(faults.slice(0, 3)).toEqual([]);
  expect(after.handles).toBeLessThanOrEqual(before.handles + 2);
  expect(after.heap - before.heap).toBeLessThan(20 * 1024 * 1024);
  expect((await sendRaw(port, ours(status, {}, "{}"))).status).toBe(200);
  expect(await branch.manager.customers.count({})).toEqual({ count: 1 });
});

function collectedHeap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
