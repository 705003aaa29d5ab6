import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { appWindowArguments } from "../../electron/browserShell/openBrowser.ts";
import { residentId } from "../support/people.ts";

/** A page that comes to an address with a number in it, as a search does, and then reports back. */
const page = `<!doctype html><title>·</title><script>
history.replaceState(null, "", "#/customers?search=${residentId(9)}");
setTimeout(() => fetch("/searched"), 2500);
</script>`;

/** Serves the page until it has reported. */
async function servePage(): Promise<{ address: string; searched: Promise<void>; close: () => void }> {
  let report = () => {};
  const searched = new Promise<void>((resolve) => {
    report = resolve;
  });
  const server = createServer((request, response) => {
    if (request.url === "/searched") report();
    response.writeHead(200, { "Content-Type": "text/html", "Cache-Control": "no-store" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, searched, close: () => server.closeAllConnections() };
}

/** The files below a folder in which a text can be read. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => [text, Buffer.from(text, "utf16le")].some((form) => readFileSync(path).includes(form)));
}

test("what was searched for is nowhere in the window's profile", async ({ launchOptions }) => {
  const folder = mkdtempSync(join(tmpdir(), "sunshine-window-"));
  const { address, searched, close } = await servePage();
  const args = [...appWindowArguments(address, folder), ...(launchOptions.args ?? []), "--headless=new"];
  const child = spawn(launchOptions.executablePath ?? "", args, { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await searched;
  child.kill("SIGTERM");
  await ended;
  close();
  expect(readdirSync(join(folder, "browser")).length).toBeGreaterThan(0);
  expect(filesWith(folder, residentId(9))).toEqual([]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
