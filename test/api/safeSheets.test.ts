import { expect, test } from "vitest";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { testPrinter } from "../support/printers.ts";
import { startBranch } from "../support/testCore.ts";

/** Sheets for the safe, with the words that somebody looks for on them. */
const sheets = [
  ["auditSheet", ["auditPaper.title", "auditPaper.code", "auditPaper.sealedBy", "auditPaper.witness"]],
  ["recoverySheet", ["backups.paper.title", "backups.paper.intro"]],
] as const;

test.each(languages.flatMap((language) => sheets.map(([kind, words]) => ({ language, kind, words }))))(
  "$kind prints on one A4 page in $language",
  async ({ language, kind, words }) => {
    const { manager } = await startBranch({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const { file } = await manager.documents.pdf({ document: { kind }, language });
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 1, paper: "A4" });
    for (const word of words) expect(texts[0]).toContain(withoutSpace(t(word)));
    expect(texts[0]).toContain("城关信用社");
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`${kind}/${language}`, pictures);
  },
);
