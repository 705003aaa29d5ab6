import type { TFunction } from "i18next";
import type { DocumentKind, DocumentOf } from "../../shared/contract/documents.ts";
import type { NumbersInFull } from "../../shared/domain/numbersInFull.ts";
import type { Language } from "../../shared/i18n/index.ts";
import type { Context } from "../context.ts";

/** What every document is told of the branch and of this printing. */
export interface Printing {
  language: Language;
  t: TFunction;
  branchName: string;
  /** whose seal is asked for; the branch's name where the settings name no other */
  sealName: string;
  /** the branch's own words at the end of a file; empty where it has none */
  closingWords: string;
  printedBy: string;
  /** day in the branch's zone */
  printedOn: string;
  /** minute in the branch's zone, `2026-03-10 10:00` */
  printedAt: string;
  /** IANA name of the branch's zone */
  timeZone: string;
  /** whose numbers whoever prints it may have on paper in full */
  numbersInFull: NumbersInFull;
  /** whether it is a copy of what is kept elsewhere, and says so across each page */
  copy: boolean;
}

/** Pages that are numbered by themselves: the whole of a document, or one file of a binder. */
export interface Article {
  /** CSS identifier, unlike that of every other article; ids of what is in it begin with it and a hyphen */
  id: string;
  /** on the left of the running header */
  heading: string;
  /** on the left of the footer, after the name of the branch */
  reference: string;
  /** lines below the footer, that say what there is to know of how it is written */
  remarks?: readonly string[];
  /** static markup of its sections */
  html: string;
}

/** What is said of a printing in the audit trail. */
export interface PaperSubject {
  subjectType: string;
  subjectId: number | string;
  details?: Readonly<Record<string, unknown>>;
}

/** A document as it is put on paper. */
export interface Paper {
  /** title of the window and the PDF, name of the file */
  title: string;
  /** what kind of document it is */
  subject: string;
  /** file numbers and the like, by which a PDF is found */
  keywords: readonly string[];
  /** CSS of this document alone */
  styles?: string;
  articles: readonly Article[];
  /** the articles are given out one by one: no page says where in the whole it is */
  apart?: boolean;
  /** an entry of the audit trail for each */
  subjects: readonly PaperSubject[];
  /** how many of those asked for have no room on it */
  leftOut?: number;
}

/**
 * Reads what a document tells and sets it out.
 *
 * @throws {Refusal} where there is nothing to print, or it is not for the actor
 */
export type DocumentTemplate<Kind extends DocumentKind> = (
  ctx: Context,
  asked: DocumentOf<Kind>,
  printing: Printing,
) => Promise<Paper>;
