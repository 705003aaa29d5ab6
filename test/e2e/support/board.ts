import type { Locator, Page } from "playwright/test";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { farmer } from "../../support/people.ts";
import { addUser, call } from "./procedures.ts";

/** The townships that the two marketers begin with. */
export const townshipOfOne = "惠安街道";
export const townshipOfTwo = "许河乡";

export function there<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error("What the test needs is not there.");
  return found;
}

/** Two marketers with a township each, and three customers in the first village of the one's. */
export async function twoJurisdictions(page: Page): Promise<{ village: Area }> {
  await addUser(page, "m01", "陈经理", ["marketer"]);
  await addUser(page, "m02", "李经理", ["marketer"]);
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const { today } = await call<{ today: string }>(page, "session/current", undefined);
  const township = (name: string) => there(areas.find((area) => area.name === name));
  for (const [login, name] of [
    ["m01", townshipOfOne],
    ["m02", townshipOfTwo],
  ] as const)
    await call(page, "jurisdictions/assign", {
      areaIds: [township(name).id],
      marketerId: users.find((user) => user.login === login)?.id,
      from: today,
      reason: "初次分配",
    });
  const village = there(areas.find(({ parentId }) => parentId === township(townshipOfOne).id));
  for (const sequence of [1, 2, 3]) await call(page, "customers/create", farmer(village.id, sequence));
  return { village };
}

export function columnOf(page: Page, name: string): Locator {
  return page.getByRole("group", { name, exact: true });
}

export function cardOf(column: Locator, name: string): Locator {
  return column.getByRole("option", { name: new RegExp(`^${name}`) });
}

/** Takes a card and holds it over a column; the caller lets go. */
export async function drag(page: Page, card: Locator, column: Locator): Promise<void> {
  const from = there(await card.boundingBox());
  const to = there(await column.boundingBox());
  await page.mouse.move(from.x + 50, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 70, from.y + 30, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height - 60, { steps: 6 });
}
