import { parseSync } from "vite";
import { expect, test } from "vitest";
import { sourcesIn } from "../support/sources.ts";

/** Attributes whose text a person reads or hears. */
const spoken = new Set([
  "title",
  "label",
  "placeholder",
  "alt",
  "description",
  "okText",
  "cancelText",
  "message",
  "extra",
  "aria-label",
]);

/** Names of languages are written in themselves, whatever the screen's language. */
const exempt: Readonly<Record<string, readonly string[]>> = { "renderer/ui/LanguageMenu.tsx": ["中文"] };

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Words in a component that do not come from a catalogue: text in JSX, spoken attributes, and any Chinese. */
function hardCodedText(path: string, source: string): string[] {
  const found: string[] = [];
  const report = (text: unknown) => {
    if (typeof text === "string" && /\p{L}/u.test(text)) found.push(text.trim());
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const part of node) visit(part);
    if (node === null || typeof node !== "object" || Array.isArray(node)) return;
    const { type, value, name, quasis } = node as Node;
    if (type === "JSXText") report(value);
    if (type === "JSXAttribute" && spoken.has((name as { name: string }).name)) {
      const literal = value as Node | null;
      if (literal?.type === "Literal") report(literal.value);
    }
    if (type === "Literal" && typeof value === "string" && /\p{Script=Han}/u.test(value)) report(value);
    if (type === "TemplateLiteral")
      for (const { value: quasi } of quasis as { value: { cooked: string } }[])
        if (/\p{Script=Han}/u.test(quasi.cooked)) report(quasi.cooked);
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseSync(path, source).program);
  return found;
}

const components = [
  ...sourcesIn(["renderer"], /\.tsx?$/),
  ...sourcesIn(["electron/documents", "electron/shell"], /\.tsx?$/),
];

test.each(components)("$path has no words outside the catalogues", ({ path, text }) => {
  const allowed = exempt[path.replaceAll("\\", "/")] ?? [];
  expect(hardCodedText(path, text).filter((words) => !allowed.includes(words))).toEqual([]);
});

test("the check sees text, spoken attributes and Chinese anywhere", () => {
  const source = `
    const kind = "农户";
    const a = <p title="Hello">Good morning {t("x.y")} <img alt="" /> <Button aria-label={t("z")}>·</Button></p>;
    const b = \`第\${n}页\`;`;
  expect(hardCodedText("a.tsx", source)).toEqual(["农户", "Hello", "Good morning", "第", "页"]);
});
