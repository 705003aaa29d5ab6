import { rmSync } from "node:fs";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Contract } from "../../shared/contract/index.ts";
import { appOrigin, connectMessage } from "../../shared/contract/transport.ts";
import * as electron from "./double.ts";

vi.mock("electron", () => import("./double.ts"));

const { folder } = vi.hoisted(() => {
  const path = `${process.env.TMPDIR ?? "/tmp"}/sunshine-shell-${process.pid}`;
  process.argv.push("--data", path);
  return { folder: path };
});

let window: electron.FakeWindow;

/** The real entry, from its first line to the window. */
beforeAll(async () => {
  await import("../../electron/main.ts");
  await vi.waitFor(() => expect(electron.FakeWindow.all).toHaveLength(1));
  window = electron.FakeWindow.all[0] as electron.FakeWindow;
});

afterAll(async () => {
  electron.app.emit("before-quit", { preventDefault: () => {} });
  await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalled());
  rmSync(folder, { recursive: true, force: true });
});

test("the window is sandboxed, isolated, without Node, and shows the application's own page", () => {
  expect(window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
  });
  expect(window.options.webPreferences.preload).toMatch(/preload[\\/]preload\.cjs$/);
  expect(window.loaded).toEqual(["app://ledger/index.html"]);
  expect(window.show).not.toHaveBeenCalled();
  window.emit("ready-to-show");
  expect(window.show).toHaveBeenCalled();
  expect(electron.app.enableSandbox).toHaveBeenCalled();
});

test("Chromium's own files stay in the data folder", () => {
  expect(electron.app.setPath).toHaveBeenCalledWith("userData", expect.stringContaining(folder));
});

test("the scheme is a secure origin of its own and serves pages with the policy, and nothing else", async () => {
  expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  const get = async (address: string, init?: RequestInit) => electron.pages.get("app")?.(new Request(address, init));
  const page = await get("app://ledger/index.html");
  expect(page?.status).toBe(200);
  expect(page?.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(page?.headers.get("content-security-policy")).not.toMatch(/script-src[^;]*unsafe/);
  expect(page?.headers.get("content-type")).toContain("text/html");
  for (const address of [
    "app://ledger/../package.json",
    "app://ledger/%2e%2e/package.json",
    "app://ledger/..%2fpackage.json",
    "app://ledger/main.tsx",
    "app://elsewhere/index.html",
  ])
    expect((await get(address))?.status, address).toBe(404);
  expect((await get("app://ledger/index.html", { method: "POST" }))?.status).toBe(404);
});

test("permissions but for folders the user chose, devices and the network are denied", () => {
  const { defaultSession } = electron.session;
  const answer = vi.fn();
  const request = defaultSession.setPermissionRequestHandler.mock.calls[0]?.[0];
  const check = defaultSession.setPermissionCheckHandler.mock.calls[0]?.[0];
  const [own, foreign] = ["app://ledger/index.html", "app://ledger.example.com/"];
  for (const [permission, url, granted] of [
    ["media", own, false],
    ["geolocation", own, false],
    ["fileSystem", foreign, false],
    ["fileSystem", own, true],
  ] as const) {
    request({}, permission, answer, { requestingUrl: url });
    expect(answer).toHaveBeenLastCalledWith(granted);
    expect(check({}, permission, url.replace("/index.html", ""))).toBe(granted);
  }
  expect(defaultSession.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
  const [filter, listener] = defaultSession.webRequest.onBeforeRequest.mock.calls[0] ?? [];
  expect(filter.urls).toEqual(expect.arrayContaining(["http://*/*", "https://*/*"]));
  const decide = vi.fn();
  listener({}, decide);
  expect(decide).toHaveBeenCalledWith({ cancel: true });
});

test("navigation away, new windows and embedded browsers are prevented", () => {
  const prevented = (name: string, url: string) => {
    const event = { url, preventDefault: vi.fn() };
    window.webContents.emit(name, event);
    return event.preventDefault.mock.calls.length > 0;
  };
  expect(prevented("will-navigate", "https://example.com/")).toBe(true);
  expect(prevented("will-navigate", "app://ledger.example.com/")).toBe(true);
  expect(prevented("will-navigate", "file:///etc/passwd")).toBe(true);
  expect(prevented("will-navigate", "app://ledger/index.html")).toBe(false);
  expect(prevented("will-attach-webview", "")).toBe(true);
  expect(window.webContents.openHandler?.({ url: "app://ledger/" })).toEqual({ action: "deny" });
});

/** Offers a port to the shell as a frame would. */
function offer(senderFrame: { url: string; parent: object | null } | null) {
  const { port1, port2 } = new MessageChannel();
  const close = vi.spyOn(port2, "close");
  electron.ipcMain.emit(connectMessage, { ports: [port2], senderFrame });
  return { port: port1, close };
}

const ownPage = `${appOrigin}/index.html`;

test.each([
  ["of another origin", { url: "https://example.com/", parent: null }],
  ["of an origin that only begins like ours", { url: `${appOrigin}.example.com/`, parent: null }],
  ["inside our page", { url: ownPage, parent: {} }],
  ["that is gone", null],
])("a port from a frame %s is closed unheard", (_which, frame) => {
  expect(offer(frame).close).toHaveBeenCalled();
});

test("our own page reaches the procedures over its port", async () => {
  const { port, close } = offer({ url: ownPage, parent: null });
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ port: port as unknown as MessagePort }),
  );
  port.start();
  expect(await client.branch.status()).toMatchObject({ stage: "new", shell: "electron" });
  await expect(client.customers.list({})).rejects.toMatchObject({ data: { reason: "notSignedIn" } });
  expect(close).not.toHaveBeenCalled();
  port.close();
});

test("documents are made into PDF files in a hidden window without scripts, from memory", async () => {
  const { createWindowPrinters } = await import("../../electron/shell/printing.ts");
  const { pdf } = createWindowPrinters();
  expect(electron.session.fromPartition).toHaveBeenCalledWith("printing", { cache: false });
  const served = vi.spyOn(electron.FakeWindow.prototype, "loadURL").mockImplementation(async function (
    this: electron.FakeWindow,
    address,
  ) {
    this.loaded.push(address, (await (await printPage(address))?.text()) ?? "");
  });
  expect(new TextDecoder().decode(await pdf.print("<p>客户档案</p>", { tagged: true }))).toBe("%PDF-double");
  const hidden = electron.FakeWindow.made.at(-1);
  expect(hidden?.options).toMatchObject({ show: false, webPreferences: { javascript: false, sandbox: true } });
  expect(hidden?.loaded).toEqual([expect.stringMatching(/^print:\/\/document\/\d+$/), "<p>客户档案</p>"]);
  expect(electron.FakeWindow.all).toEqual([window]);
  const left = await printPage(hidden?.loaded[0] ?? "");
  expect([left?.status, await left?.text()]).toEqual([404, ""]);
  served.mockRestore();
});

const printPage = async (address: string) =>
  electron.printingSession.handlers.get("print")?.({ url: address } as unknown as Request);

const onPaper = { printer: "HP_M404", copies: 3, duplex: "longEdge", pages: [{ from: 1, to: 3 }] } as const;

test("a document is handed to the printer that was chosen, as it was asked for, without Chromium's own dialog", async () => {
  const { createWindowPrinters } = await import("../../electron/shell/printing.ts");
  const { paper } = createWindowPrinters();
  expect(await paper.printers()).toEqual([
    { name: "HP_M404", label: "柜台 HP M404" },
    { name: "PDF", label: "PDF" },
  ]);
  await paper.print("<p>客户档案</p>", onPaper);
  const hidden = electron.FakeWindow.made.at(-1);
  expect(hidden?.webContents.print.mock.calls[0]?.[0]).toEqual({
    silent: true,
    printBackground: true,
    pageSize: "A4",
    deviceName: "HP_M404",
    copies: 3,
    collate: true,
    duplexMode: "longEdge",
    pageRanges: [{ from: 0, to: 2 }],
  });
  await paper.print("<p>客户档案</p>", { ...onPaper, pages: [] });
  const whole = electron.FakeWindow.made.at(-1)?.webContents.print.mock.calls[0]?.[0];
  expect(whole).not.toHaveProperty("pageRanges");
  expect(electron.FakeWindow.all).toEqual([window]);
});

test.each([
  ["Invalid deviceName provided", "printerMissing"],
  ["No printers available on the network", "printerMissing"],
  ["Invalid printer settings", "printerSettings"],
  ["Print job canceled", "printCancelled"],
  ["Print job failed", "printFailed"],
  ["something that a later Chromium says", "printFailed"],
])("where Chromium says %j, the user is told why, and the next document prints", async (said, reason) => {
  const { createWindowPrinters } = await import("../../electron/shell/printing.ts");
  const { paper } = createWindowPrinters();
  electron.FakeContents.printing = [false, said];
  await expect(paper.print("<p></p>", onPaper)).rejects.toMatchObject({ data: { reason } });
  electron.FakeContents.printing = [true, ""];
  await paper.print("<p></p>", onPaper);
  expect(electron.FakeWindow.all).toEqual([window]);
});

test("a PDF is made while a printer waits for paper", async () => {
  const { createWindowPrinters } = await import("../../electron/shell/printing.ts");
  const { pdf, paper } = createWindowPrinters();
  let fill = () => {};
  electron.FakeContents.waiting = new Promise((resolve) => {
    fill = resolve;
  });
  let printed = false;
  const job = paper.print("<p></p>", onPaper).then(() => {
    printed = true;
  });
  expect((await pdf.print("<p></p>", { tagged: false })).length).toBeGreaterThan(0);
  expect(printed).toBe(false);
  fill();
  await job;
  expect(printed).toBe(true);
});

test("what the PC has glyphs for is asked once, in a hidden window without any document", async () => {
  const { createWindowPrinters } = await import("../../electron/shell/printing.ts");
  const { missingGlyphs } = createWindowPrinters().pdf;
  const { FakeWindow } = electron;
  const made = FakeWindow.made.length;
  electron.FakeContents.answer = ["𡈼"];
  expect(await missingGlyphs?.(["𠮷", "𡈼"])).toEqual(["𡈼"]);
  const hidden = FakeWindow.made.at(-1);
  expect(hidden?.options).toMatchObject({ show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  const [code = ""] = hidden?.webContents.executeJavaScript.mock.calls[0] ?? [];
  expect(code).toContain(JSON.stringify(["𠮷", "𡈼"]));
  expect(() => new Function(`return ${code.slice(0, code.lastIndexOf("("))}`)).not.toThrow();
  expect(FakeWindow.all).toEqual([window]);
  expect(await missingGlyphs?.(["𡈼", "𠮷"])).toEqual(["𡈼"]);
  expect(FakeWindow.made).toHaveLength(made + 1);
});

test("closing over unsaved changes asks, and stays unless told to leave", () => {
  const close = () => {
    const event = { preventDefault: vi.fn() };
    window.webContents.emit("will-prevent-unload", event);
    return event.preventDefault.mock.calls.length > 0;
  };
  expect(close()).toBe(false);
  expect(electron.dialog.showMessageBoxSync).toHaveBeenCalledWith(
    window,
    expect.objectContaining({ message: "离开此页？未保存的修改将丢失。", defaultId: 0, cancelId: 0 }),
  );
  electron.dialog.showMessageBoxSync.mockReturnValueOnce(1);
  expect(close()).toBe(true);
});

test("a second start brings the window to the front", () => {
  electron.app.emit("second-instance");
  expect(window.restore).toHaveBeenCalled();
  expect(window.focus).toHaveBeenCalled();
});

test("the preload script carries a port for our page and for nobody else", async () => {
  const listeners: ((event: object) => void)[] = [];
  const page = { addEventListener: (_name: string, listener: (event: object) => void) => listeners.push(listener) };
  vi.stubGlobal("window", page);
  await import("../../electron/preload.ts");
  const port = {};
  const send = (change: object) =>
    listeners[0]?.({ source: page, origin: appOrigin, data: connectMessage, ports: [port], ...change });
  send({ origin: "https://example.com" });
  send({ source: {} });
  send({ data: "something else" });
  send({ ports: [] });
  expect(electron.ipcRenderer.postMessage).not.toHaveBeenCalled();
  send({});
  expect(electron.ipcRenderer.postMessage).toHaveBeenCalledExactlyOnceWith(connectMessage, null, [port]);
  vi.unstubAllGlobals();
});
