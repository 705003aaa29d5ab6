import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { fontsMissing, storedPdf } from "../support/paper.ts";
import { readStructure } from "../support/pdfStructure.ts";
import { farmer } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import { branchWithMarketers } from "../support/village.ts";

function informationOf(path: string): Map<string, string> {
  const lines = execFileSync("pdfinfo", [path], { encoding: "utf8" }).split("\n");
  return new Map(lines.map((line) => [line.slice(0, 16).replace(":", "").trim(), line.slice(16).trim()]));
}

test.each(languages)(
  "a PDF in %s says what it is, is tagged, and its bookmarks and contents lead to their pages",
  async (language) => {
    const { manager, village } = await branchWithMarketers({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const ids: number[] = [];
    for (const [index, name] of ["赵大海", "欧阳·买买提"].entries())
      ids.push((await manager.customers.create(farmer(village.id, index + 1, { name }))).id);
    const document = { kind: "customerFiles" as const, selection: { by: "ids" as const, ids } };
    const { file } = await manager.documents.pdf({ document, language });
    const path = await storedPdf(file);

    const information = informationOf(path);
    expect(information.get("Title")).toContain("2026-03-10");
    expect(information.get("Author")).toBe("城关信用社");
    expect(information.get("Subject")).not.toBe("");
    expect(information.get("Keywords")).toBe("KH00000001 KH00000002");
    expect(information.get("Tagged")).toBe("yes");
    const total = Number(information.get("Pages"));

    const { language: told, bookmarks, links } = await readStructure(path);
    expect(told).toBe(language);
    const titles = bookmarks.map(({ title }) => title);
    for (const title of [t("documents.binder.contents"), t("documents.file.title"), t("documents.file.basic")])
      expect(titles).toContain(title);
    const leads = bookmarks.map(({ page }) => page ?? 0);
    expect(leads).not.toContain(0);
    expect(leads).toEqual([...leads].sort((one, other) => one - other));
    expect(leads.at(-1)).toBe(total);

    expect(links.filter(({ to }) => to === null)).toEqual([]);
    const covers = bookmarks.filter(({ title }) => title === t("documents.file.title")).map(({ page }) => page);
    expect(covers).toHaveLength(2);
    for (const cover of covers) expect(links).toContainEqual({ on: 1, to: cover });
    expect(fontsMissing(path)).toEqual([]);
  },
);
