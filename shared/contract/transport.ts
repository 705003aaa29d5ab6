/** Where the browser shell serves the procedures. */
export const rpcPath = "/rpc";

/** What the window says to its preload script when it hands over the port on which procedures are called. */
export const connectMessage = "sunshine-ledger:connect";

/** Origin of the window's own pages under Electron. */
export const appOrigin = "app://ledger";
