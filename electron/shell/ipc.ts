import { RPCHandler } from "@orpc/server/message-port";
import { type IpcMainEvent, ipcMain } from "electron";
import { connectMessage } from "../../shared/contract/transport.ts";
import { router } from "../api/router.ts";
import type { Core } from "../core.ts";
import { newConnection } from "../session/sessions.ts";
import { isOwnPage } from "./security.ts";

/** Serves the procedures on every port that our own page hands over; a port is a connection, and closes with it. */
export function serveProcedures(core: Core): void {
  const handler = new RPCHandler(router);
  ipcMain.on(connectMessage, (event) => {
    const [port] = event.ports;
    if (!port) return;
    if (!isOwnMainFrame(event)) {
      core.options.log.warn({}, "a port from a foreign frame was refused");
      port.close();
      return;
    }
    const connection = newConnection();
    port.on("close", () => {
      core.sessions.end(connection);
      void core.closeWhenUnused();
    });
    handler.upgrade(port, { context: { core, connection } });
    port.start();
  });
}

function isOwnMainFrame({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}
