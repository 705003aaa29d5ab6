import type { APIRequestContext, Page } from "playwright/test";
import type { CustomerInput } from "../../../shared/contract/customers.ts";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { emptySection, type SectionData } from "../../../shared/contract/records.ts";
import { rpcPath } from "../../../shared/contract/transport.ts";
import type { Role } from "../../../shared/domain/roles.ts";
import { farmer } from "../../support/people.ts";
import { loginOf } from "./steps.ts";

/** Calls a procedure as the page's own user, to set up what a test does not look at. */
export async function call<T>(page: Page, path: string, input: unknown): Promise<T> {
  return callAt(page.request, page.url(), path, input);
}

/** The same for whoever holds the cookie of a session. */
export async function callAt<T>(asking: APIRequestContext, address: string, path: string, input: unknown): Promise<T> {
  // The server may close a connection at the moment it is used again; the call has not reached it then.
  const response = await asking.post(`${new URL(address).origin}${rpcPath}/${path}`, {
    data: { json: input },
    maxRetries: 2,
  });
  if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()).json;
}

/**
 * Registers a farmer in the first village of the sample county's areas.
 *
 * @param page of a manager, who loads the areas
 * @param registrar of whoever registers them, where that is another
 */
export async function registerFarmer(
  page: Page,
  changes: Partial<CustomerInput> = {},
  registrar: Page = page,
): Promise<{ id: number }> {
  await call(page, "areas/loadSample", undefined);
  return registerInVillage(registrar, 1, changes);
}

/** The same once the areas are there. */
export async function registerInVillage(
  page: Page,
  sequence: number,
  changes: Partial<CustomerInput> = {},
): Promise<{ id: number }> {
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const village = areas.find(({ level }) => level === "village");
  return call(page, "customers/create", farmer(village?.id ?? 0, sequence, changes));
}

/** Adds a user by the hand of the page's manager; `loginOf` says how they sign in. */
export async function addUser(page: Page, login: string, name: string, roles: Role[]): Promise<void> {
  await call(page, "users/create", { ...loginOf(login), name, roles });
}

/** Writes down what a survey of a farmer's household found. */
export async function surveyHousehold(
  page: Page,
  customerId: number,
  found: Partial<SectionData["household"]>,
  version: number | null = null,
): Promise<void> {
  const data = { ...emptySection("household"), ...found };
  await call(page, "records/saveSection", { customerId, version, section: "household", data });
}
