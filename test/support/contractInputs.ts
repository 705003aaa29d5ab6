import { traverseContractProcedures } from "@orpc/server";
import { z } from "zod";
import { contract, type Inputs, type ProcedurePath } from "../../shared/contract/index.ts";

/** What a procedure is called with. */
export type InputOf<Path extends string, T = Inputs> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? InputOf<Rest, T[Head]>
    : never
  : Path extends keyof T
    ? T[Path]
    : never;

/** The part of JSON Schema in which the contract's inputs are told. */
export interface InputNode {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxLength?: number;
  minItems?: number;
  properties?: Record<string, InputNode>;
  required?: string[];
  items?: InputNode;
  additionalProperties?: InputNode | boolean;
  anyOf?: InputNode[];
  oneOf?: InputNode[];
  allOf?: InputNode[];
}

/** Every procedure of the contract with what its input looks like; null where it takes none. */
export function procedureInputs(): Map<ProcedurePath, InputNode | null> {
  const inputs = new Map<ProcedurePath, InputNode | null>();
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const schema = procedure["~orpc"].inputSchema as z.ZodType | undefined;
    const node = schema ? (z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as InputNode) : null;
    inputs.set(path.join(".") as ProcedurePath, node);
  });
  return inputs;
}

/** The leaves of an input by their place in it, `document.selection.ids.[]`, each with what it may be. */
export function leavesOf(node: InputNode, at: readonly string[] = []): [place: string, leaf: InputNode][] {
  const inner = [
    ...Object.entries(node.properties ?? {}).flatMap(([name, one]) => leavesOf(one, [...at, name])),
    ...(["anyOf", "oneOf", "allOf"] as const).flatMap((kind) => node[kind] ?? []).flatMap((one) => leavesOf(one, at)),
    ...(node.items ? leavesOf(node.items, [...at, "[]"]) : []),
    ...(typeof node.additionalProperties === "object" ? leavesOf(node.additionalProperties, [...at, "{}"]) : []),
  ];
  return inner.length > 0 ? inner : [[at.join("."), node]];
}

/** The places of an input in which an object of the ledger is named: its id, or the id of a job or an export. */
export function idPlaces(node: InputNode): string[] {
  const places = leavesOf(node).filter(([place, { type, exclusiveMinimum }]) => {
    const name =
      place
        .replace(/\.?\[\]$/, "")
        .split(".")
        .at(-1) ?? "";
    if (name.endsWith("Fen")) return false;
    return type === "integer" ? exclusiveMinimum === 0 : type === "string" && /^id$|Id$/.test(name);
  });
  return [...new Set(places.map(([place]) => place))];
}

/** Whether a value holds something at a place, as `leavesOf` names it. */
export function fills(value: unknown, place: string): boolean {
  if (value === null || value === undefined) return false;
  if (place === "") return true;
  const [name = "", ...rest] = place.split(".");
  const inner = name === "[]" || name === "{}" ? Object.values(value) : [(value as Record<string, unknown>)[name]];
  return inner.some((one) => fills(one, rest.join(".")));
}

/** Calls a procedure by its name. */
export function callOn(window: object, path: ProcedurePath, input: unknown): Promise<unknown> {
  const call = path.split(".").reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], window);
  return (call as (given: unknown) => Promise<unknown>)(input);
}

/** What stands wherever an input takes a text: it is a day, too. */
export const anyText = "2026-03-10";

/** Inputs of a procedure made from what they look like: one for each kind that one of them may be of. */
export function samplesOf(node: InputNode): unknown[] {
  if (node.const !== undefined) return [node.const];
  if (node.enum) return [node.enum[0]];
  if (node.allOf) return mergedSamples(node.allOf);
  const kinds = node.anyOf ?? node.oneOf;
  if (kinds) return kinds.flatMap(samplesOf);
  switch (node.type) {
    case "string":
      return [anyText];
    case "integer":
    case "number":
      return [Math.max(node.minimum ?? 1, 1)];
    case "boolean":
      return [true];
    case "null":
      return [null];
    case "array":
      return node.items ? samplesOf(node.items).map((one) => [one]) : [[]];
    case "object":
      return mergedSamples(Object.entries(node.properties ?? {}).map(([name, one]) => ({ name, one })));
    default:
      return [new File([`code,name\n${anyText},${anyText}\n`], "a.csv")];
  }
}

/** Each part's first sample together, and one more for each further sample of a part. */
function mergedSamples(parts: readonly (InputNode | { name: string; one: InputNode })[]): object[] {
  const ofParts = parts.map((part) =>
    "one" in part
      ? samplesOf(part.one).map((value) => ({ [part.name]: value }))
      : (samplesOf(part) as Record<string, unknown>[]),
  );
  const first = Object.assign({}, ...ofParts.map(([one]) => one));
  const others = ofParts.flatMap((samples) => samples.slice(1).map((one) => ({ ...first, ...one })));
  return [first, ...others];
}

/** An input once for each of its texts, with another text in that one's place. */
export function withEachText(input: unknown, text: string): unknown[] {
  if (input === anyText) return [text];
  if (typeof input !== "object" || input === null || input instanceof File) return [];
  if (Array.isArray(input))
    return input.flatMap((one, index) => withEachText(one, text).map((changed) => input.with(index, changed)));
  return Object.entries(input).flatMap(([name, one]) =>
    withEachText(one, text).map((changed) => ({ ...input, [name]: changed })),
  );
}
