import { oc } from "@orpc/contract";
import { z } from "zod";
import { isCalendarDate } from "../domain/dates.ts";
import { refusalReasons } from "./refusals.ts";

/** Why a request was refused, in a form that the screen translates: key `refusal.<reason>` with `params`. */
export const refusalSchema = z.object({
  reason: z.enum(refusalReasons),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** fields at fault and the message key of each (`field.<key>`), for forms */
  fields: z.array(z.object({ path: z.string(), key: z.string() })),
});
export type RefusalData = z.infer<typeof refusalSchema>;

/** Every procedure may refuse; anything else that goes wrong is a fault and reaches the user as `fault`. */
export const procedure = oc.errors({ REFUSED: { status: 422, data: refusalSchema } });

/** The message key that a schema gave for an issue; what has none, such as zod's own English, is simply `invalid`. */
export function issueKey(message: string): string {
  return /^[a-z][A-Za-z.]*$/.test(message) ? message : "invalid";
}

export const idSchema = z.int().positive();
export const versionSchema = z.int().nonnegative();
export const dateSchema = z.string().refine(isCalendarDate, { error: "date" });
/** UTC instant as ISO text */
export const instantSchema = z.string();
/** whole fen, not negative */
export const fenSchema = z.int().nonnegative();

/** `2026-03` */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "date" });

/** A text field: trimmed, control characters refused. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .max(max, { error: "tooLong" })
    .refine((value) => !/\p{Cc}/u.test(value), { error: "controlCharacters" });
}

/** Text that may run over several lines. */
export function longText(max: number) {
  return z
    .string()
    .trim()
    .max(max, { error: "tooLong" })
    .refine((value) => !/[^\P{Cc}\n\r\t]/u.test(value), { error: "controlCharacters" });
}

export function requiredText(max: number) {
  return text(max).refine((value) => value.length > 0, { error: "required" });
}
