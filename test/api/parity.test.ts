import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient, ORPCError } from "@orpc/client";
import { RPCLink as FetchLink } from "@orpc/client/fetch";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import { RPCHandler } from "@orpc/server/message-port";
import { readXlsx } from "hucre/xlsx";
import { expect, onTestFinished, test } from "vitest";
import { router } from "../../electron/api/router.ts";
import { serve } from "../../electron/browserShell/server.ts";
import type { Core } from "../../electron/core.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { rpcPath } from "../../shared/contract/transport.ts";
import { ended } from "../support/jobs.ts";
import { bestDraft, farmer, residentId } from "../support/people.ts";
import { managerLogin, startTestCore } from "../support/testCore.ts";
import { workbook } from "../support/workbook.ts";

type Client = ContractRouterClient<Contract>;

function overPort(core: Core): Client {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port2, { context: { core, connection: newConnection() } });
  port2.start();
  port1.start();
  onTestFinished(() => port1.close());
  return createORPCClient(new PortLink({ port: port1 as unknown as MessagePort }));
}

async function overHttp(core: Core): Promise<Client> {
  const shell = await serve(core, join(process.cwd(), "renderer"), 0);
  onTestFinished(() => shell.close());
  const { headers } = await fetch(shell.address, { redirect: "manual" });
  const cookie = headers.get("set-cookie")?.split(";")[0] ?? "";
  return createORPCClient(new FetchLink({ url: new URL(rpcPath, shell.address).href, headers: { cookie } }));
}

/** A workbook's bytes hold the moment of their making; what is in its sheets does not. */
async function cellsOf(file: File) {
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

/** What a call gave, as data: its value, or its refusal. A workbook becomes its cells. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    const value = await call;
    const file = (value as { file?: unknown } | null)?.file;
    if (file instanceof File) return { name: file.name, type: file.type, cells: await cellsOf(file) };
    return value;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { code: error.code, status: error.status, data: error.data };
  }
}

/** Pieces of a file, pulled one by one until there are no more. */
async function exportedText(client: Client): Promise<unknown> {
  const selection = { by: "filter" as const, filter: {}, except: [] };
  const { id, total } = await client.exports.start({ selection, format: "csv", language: "en" });
  const first = await client.exports.next({ id });
  return { total, done: first?.done, text: await first?.chunk.text(), after: await client.exports.next({ id }) };
}

/** One story with every kind of value that crosses the line: dates, nulls, files in and out, refusals, faults of input. */
async function story(client: Client): Promise<unknown[]> {
  const results: unknown[] = [];
  const keep = async (call: Promise<unknown>) => {
    results.push(await outcome(call));
  };
  await keep(client.branch.status());
  await keep(client.customers.list({}));
  await client.branch.create({ branchName: "城关信用社", ...managerLogin });
  await keep(client.session.current());
  const areas = new File(["code,parent_code,level,name\n410225,,county,兰考县\n"], "areas.csv");
  const { seen } = await client.areas.previewImport({ file: areas });
  await keep(client.areas.import({ file: areas, seen }));
  await keep(client.jurisdictions.areas({}));
  await keep(client.jurisdictions.areas({ day: "2026-02-31" }));
  await keep(client.customers.create(farmer(1, 1)));
  await keep(client.customers.create(farmer(1, 1)));
  await keep(client.customers.create(farmer(1, 2, { name: "", idNumber: "12" })));
  await keep(client.customers.list({ search: "赵" }));
  const scorecard = await client.scorecards.inForce({ kind: "farmer" });
  await keep(client.ratings.saveDraft(bestDraft(1, scorecard.definition)));
  await keep(client.ratings.saveDraft(bestDraft(1, scorecard.definition, { version: 7 })));
  const file = await workbook([
    ["姓名", "身份证号", "村"],
    ["王芳", residentId(9), "兰考县"],
  ]);
  const { jobId, ...staged } = await client.imports.upload({ file });
  results.push(staged);
  await ended(client, jobId ?? "");
  await keep(client.imports.get({ id: staged.id }));
  await keep(client.imports.refusedRows({ id: 1, language: "en" }));
  await keep(client.imports.template({ language: "zh-CN" }));
  await keep(client.documents.pdf({ document: { kind: "customerFile", customerId: 1 }, language: "en" }));
  await keep(exportedText(client));
  await keep(client.exports.next({ id: "none" }));
  await keep(client.dashboard.today());
  await keep(client.session.signOut());
  await keep(client.customers.get({ id: 1 }));
  return results;
}

test("the same calls give the same answers over a message port and over loopback HTTP", async () => {
  const port = await story(overPort(await startTestCore()));
  const http = await story(await overHttp(await startTestCore()));
  expect(http).toEqual(port);
});
