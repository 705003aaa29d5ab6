import type { Page } from "playwright/test";
import type { CustomerInput } from "../../../shared/contract/customers.ts";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { rpcPath } from "../../../shared/contract/transport.ts";
import { farmer } from "../../support/people.ts";

/** Calls a procedure as the page's own user, to set up what a test does not look at. */
export async function call<T>(page: Page, path: string, input: unknown): Promise<T> {
  const address = `${new URL(page.url()).origin}${rpcPath}/${path}`;
  const response = await page.request.post(address, { data: { json: input } });
  if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()).json;
}

/** Registers a farmer in the first village of the sample county's areas. */
export async function registerFarmer(page: Page, changes: Partial<CustomerInput> = {}): Promise<{ id: number }> {
  await call(page, "jurisdictions/importAreas", {});
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const village = areas.find(({ level }) => level === "village");
  return call(page, "customers/create", farmer(village?.id ?? 0, 1, changes));
}
