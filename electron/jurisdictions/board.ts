import type { Inputs } from "../../shared/contract/index.ts";
import type { Board, BoardMarketer } from "../../shared/contract/jurisdictions.ts";
import { loadFigures, noFigures } from "../../shared/domain/loads.ts";
import type { Context } from "../context.ts";
import { figuresOfPast } from "../store/loads.ts";
import { partedFigures, responsibilityOn } from "./responsibility.ts";

/** Who has which areas on a day and what hangs on them, in three queries whatever their number. */
export async function board(ctx: Context, { day = ctx.today }: Inputs["jurisdictions"]["board"]): Promise<Board> {
  const [{ areas, effective }, { following, excepted }, people] = await Promise.all([
    responsibilityOn(ctx, day),
    partedFigures(ctx, day),
    peopleOn(ctx, day),
  ]);
  const holders = new Set([...effective.values(), ...excepted.keys()]);
  return {
    day,
    known: day < ctx.today ? [...figuresOfPast] : [...loadFigures],
    areas: areas.map(({ id, code, parentId, level, name, mergedIntoId, assignment, laterFrom }) => ({
      ...{ id, code, parentId, level, name, mergedIntoId, laterFrom },
      figures: following.get(id) ?? noFigures(),
      assigned: assignment && {
        marketerId: assignment.marketerId,
        assistantId: assignment.assistantId,
        from: assignment.from,
      },
    })),
    marketers: people
      .filter(({ id, active }) => active || holders.has(id))
      .map((person) => ({ ...person, excepted: excepted.get(person.id) ?? noFigures() })),
  };
}

/** All users by login, with whether they are active marketers, and their absence on a day. */
async function peopleOn({ db }: Context, day: string): Promise<Omit<BoardMarketer, "excepted">[]> {
  const rows: { id: number; name: string; active: number; deputyId: number | null; from: string; to: string }[] =
    await db("users")
      .leftJoin("userRoles", (join) => join.on("userRoles.userId", "users.id").andOnVal("userRoles.role", "marketer"))
      .leftJoin("covers", (join) =>
        join
          .on("covers.absentId", "users.id")
          .andOnVal("covers.fromDate", "<=", day)
          .andOnVal("covers.toDate", ">", day),
      )
      .orderBy("users.login")
      .select(
        "users.id",
        "users.name",
        db.raw("users.active AND user_roles.role IS NOT NULL AS active"),
        "covers.deputyId",
        { from: "covers.fromDate" },
        { to: "covers.toDate" },
      );
  return rows.map(({ id, name, active, deputyId, from, to }) => ({
    id,
    name,
    active: active === 1,
    absence: deputyId === null ? null : { deputyId, from, to },
  }));
}
