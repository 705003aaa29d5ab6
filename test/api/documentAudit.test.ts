import { expect, test } from "vitest";
import { documentAccess } from "../../electron/api/documentAccess.ts";
import { mayCall } from "../../electron/api/permissions.ts";
import { type DocumentKind, documentSchema } from "../../shared/contract/documents.ts";
import type { Outputs } from "../../shared/contract/index.ts";
import { roles } from "../../shared/domain/roles.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { documentLabel } from "../../shared/i18n/recordText.ts";
import { type DocumentCase, documentCases } from "../support/documentCases.ts";
import { blankPrinter, counterPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";

const kinds = documentSchema.options.map(({ shape }) => shape.kind.value);

test("every kind of document has a line among the cases, and words in both languages", () => {
  expect(Object.keys(documentCases).sort()).toEqual([...kinds].sort());
  for (const language of languages) {
    const { t } = createTranslator(language);
    expect(kinds.filter((kind) => documentLabel(kind, t) === kind)).toEqual([]);
  }
});

const settings = { printer: "HP_M404", copies: 3, duplex: "longEdge" as const };
const how = { printer: "HP_M404", copies: 3, duplex: "longEdge" };

/** Each way by which a document leaves the core, with what the trail says of it. */
const ways = [
  ["page", "document.view", {}, (window: TestWindow, asked: Asked) => window.documents.page(asked)],
  ["pdf", "document.print", {}, (window: TestWindow, asked: Asked) => window.documents.pdf(asked)],
  [
    "print",
    "document.paper",
    how,
    (window: TestWindow, asked: Asked) => window.documents.print({ ...asked, settings }),
  ],
  [
    "printed",
    "document.dialog",
    { copies: 2 },
    (window: TestWindow, asked: Asked) => window.documents.printed({ ...asked, copies: 2 }),
  ],
] as const;
type Asked = Pick<DocumentCase, "document"> & { language: "en"; copy: boolean };

async function caseOf(kind: DocumentKind) {
  const { paperPrinter } = counterPrinter();
  const found: DocumentCase = await documentCases[kind]({ pdfPrinter: blankPrinter, paperPrinter });
  return { ...found, asked: { document: found.document, language: "en" as const, copy: true } };
}

/** The entries since one, oldest first. */
async function entriesAfter({ branch }: DocumentCase, before: number) {
  const { entries } = await branch.manager.audit.list({});
  return entries.filter(({ id }) => id > before).reverse();
}
const subjectsOf = (entries: Outputs["audit"]["list"]["entries"]) =>
  entries.map(({ subjectType, subjectId }) => `${subjectType} ${subjectId}`);

async function newestEntry({ branch }: DocumentCase): Promise<number> {
  return (await branch.manager.audit.list({})).entries[0]?.id ?? 0;
}

test.each(kinds)("looking at, printing and saving a %s is recorded for everything it is about", async (kind) => {
  const found = await caseOf(kind);
  const { user } = (await found.reader.session.current()) ?? {};
  for (const [way, action, told, call] of ways) {
    const before = await newestEntry(found);
    await call(found.reader, found.asked);
    const entries = await entriesAfter(found, before);
    expect([way, subjectsOf(entries)]).toEqual([way, found.subjects]);
    for (const { after, ...entry } of entries) {
      expect(entry).toMatchObject({ action, actorName: user?.name });
      expect(after).toMatchObject({ document: kind, language: "en", copy: true, ...told });
    }
  }
});

/** Papers of no customer, which are an administrator's as well. */
const ofTheLedger: readonly string[] = ["auditSheet", "recoverySheet"];

test.each(kinds)("whoever has no right to a %s is refused each way, which is recorded", async (kind) => {
  const found = await caseOf(kind);
  const without = roles.filter((role) => !mayCall(documentAccess[kind], [role]) || !mayCall("documents.page", [role]));
  expect(without).toContain(ofTheLedger.includes(kind) ? "marketer" : "administrator");
  for (const role of without) {
    const window = await signInNew(found.branch, `no-${role}`, [role]);
    for (const [way, , , call] of ways) {
      const before = await newestEntry(found);
      await refused(call(window, found.asked), "notAllowed");
      const entries = await entriesAfter(found, before);
      expect(entries.map(({ action }) => action)).toEqual(["access.refused"]);
      expect([`document ${kind}`, `procedure documents.${way}`]).toContain(subjectsOf(entries)[0]);
    }
  }
});

test.each(kinds)("a marketer who has nothing to do with a %s gets none, and no entry says they did", async (kind) => {
  const found = await caseOf(kind);
  for (const [, , , call] of ways) {
    const before = await newestEntry(found);
    await refused(call(found.outsider, found.asked), found.outside);
    const entries = await entriesAfter(found, before);
    expect(entries.filter(({ action }) => action !== "access.refused")).toEqual([]);
  }
});
