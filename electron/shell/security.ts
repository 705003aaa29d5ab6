import { session, type WebContents } from "electron";
import { appOrigin } from "../../shared/contract/transport.ts";

/**
 * No page asks for a camera, a place, a device or anything else, and none reaches the network. Our own writes files into
 * a folder that the user has just chosen for them.
 */
export function restrictSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permission === "fileSystem" && isOwnPage(requestingUrl)),
  );
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === "fileSystem" && isOwnPage(`${origin.replace(/\/$/, "")}/`),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(
    { urls: ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*"] },
    (_details, answer) => answer({ cancel: true }),
  );
}

/** Contents stay where they are: no other page, no other window, no embedded browser. */
export function restrictContents(contents: WebContents): void {
  contents.on("will-navigate", (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** Whether an address is a page of the application itself. */
export function isOwnPage(address: string): boolean {
  return address.startsWith(`${appOrigin}/`);
}
