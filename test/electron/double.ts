/**
 * A hand-written stand-in for the `electron` module: it remembers what the shell asked of Electron and lets a test
 * play the part of Chromium.
 */
import { EventEmitter } from "node:events";
import { vi } from "vitest";

type Handler = (request: Request) => Response | Promise<Response>;

export class FakeContents extends EventEmitter {
  /** what a page answers to code that it is given */
  static answer: unknown = null;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.openHandler = handler;
  }
  getPrintersAsync = vi.fn(async () => [
    { name: "HP_M404", displayName: "柜台 HP M404", description: "", options: {} },
    { name: "PDF", displayName: "", description: "", options: {} },
  ]);
  /** what printing ends with, and what it waits for */
  static printing: [boolean, string] = [true, ""];
  static waiting = Promise.resolve();
  print = vi.fn((_options: object, done: (success: boolean, reason: string) => void) => {
    void FakeContents.waiting.then(() => done(...FakeContents.printing));
  });
  executeJavaScript = vi.fn(async (_code: string) => FakeContents.answer);
  printToPDF = vi.fn(async (_options: object) => Buffer.from("%PDF-double"));
}

export class FakeWindow extends EventEmitter {
  /** every window ever made, and those still there */
  static made: FakeWindow[] = [];
  static all: FakeWindow[] = [];
  webContents = new FakeContents();
  loaded: string[] = [];
  show = vi.fn();
  focus = vi.fn();
  restore = vi.fn();
  isMinimized = () => true;
  constructor(readonly options: { show: boolean; webPreferences: Record<string, unknown> }) {
    super();
    FakeWindow.made.push(this);
    FakeWindow.all.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  static getAllWindows = () => FakeWindow.all;
  async loadURL(address: string) {
    this.loaded.push(address);
  }
  destroy() {
    FakeWindow.all = FakeWindow.all.filter((window) => window !== this);
  }
}

function fakeSession() {
  const handlers = new Map<string, Handler>();
  return {
    handlers,
    protocol: { handle: (scheme: string, handler: Handler) => handlers.set(scheme, handler) },
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  };
}

export const session = {
  defaultSession: fakeSession(),
  fromPartition: vi.fn((_name: string, _options: object) => printingSession),
};
export const printingSession = fakeSession();

export const pages = new Map<string, Handler>();
export const protocol = {
  registerSchemesAsPrivileged: vi.fn(),
  handle: (scheme: string, handler: Handler) => pages.set(scheme, handler),
};

export const app = Object.assign(new EventEmitter(), {
  setPath: vi.fn(),
  enableSandbox: vi.fn(),
  requestSingleInstanceLock: () => true,
  whenReady: async () => {},
  getLocale: () => "zh-CN",
  quit: vi.fn(),
  exit: vi.fn(),
});

export const shell = { openPath: vi.fn(async (_path: string) => "") };
export const ipcMain = new EventEmitter();
export const dialog = { showErrorBox: vi.fn(), showMessageBoxSync: vi.fn((_window: object, _options: object) => 0) };
export const Menu = { buildFromTemplate: vi.fn((template: object[]) => template), setApplicationMenu: vi.fn() };
export const ipcRenderer = { postMessage: vi.fn() };
export const BrowserWindow = FakeWindow;
