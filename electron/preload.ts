/** Carries one port from the page to the core, and nothing else: the page gets no API of Electron's. */
import { ipcRenderer } from "electron";
import { appOrigin, connectMessage } from "../shared/contract/transport.ts";

window.addEventListener("message", (event) => {
  if (event.source !== window || event.origin !== appOrigin || event.data !== connectMessage) return;
  const [port] = event.ports;
  if (port) ipcRenderer.postMessage(connectMessage, null, [port]);
});
