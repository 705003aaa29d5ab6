import { createORPCClient } from "@orpc/client";
import { RPCLink as FetchLink } from "@orpc/client/fetch";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { Contract } from "../../shared/contract/index.ts";
import { appOrigin, connectMessage, rpcPath } from "../../shared/contract/transport.ts";

/** Under Electron the page asks its preload script to carry a port to the core; in a browser it calls loopback HTTP. */
function createLink() {
  if (location.origin !== appOrigin) return new FetchLink({ url: `${location.origin}${rpcPath}` });
  const { port1, port2 } = new MessageChannel();
  window.postMessage(connectMessage, appOrigin, [port2]);
  port1.start();
  return new PortLink({ port: port1 });
}

export const client: ContractRouterClient<Contract> = createORPCClient(createLink());

/** Query and mutation options for TanStack Query: `useQuery(api.customers.list.queryOptions({ input }))`. */
export const api = createTanstackQueryUtils(client);
