/** Due diligence (尽职调查) on a customer: interview, credit investigation, financial analysis, conclusion. */
import type { Criterion } from "./scorecard.ts";

export const diligenceStatuses = ["draft", "concluded", "returned", "confirmed", "discarded"] as const;
export type DiligenceStatus = (typeof diligenceStatuses)[number];

/** Somebody has still to do something about it; a customer has one of these at most. */
export const openDiligences = ["draft", "concluded", "returned"] as const satisfies DiligenceStatus[];
export type OpenDiligence = (typeof openDiligences)[number];

/** What the investigators still write. */
export const writableDiligences: readonly DiligenceStatus[] = ["draft", "returned"];

export const diligenceEventKinds = ["begin", "conclude", "override", "confirm", "return", "discard"] as const;
export type DiligenceEventKind = (typeof diligenceEventKinds)[number];

/** Who answers the questions of the interview. */
export const intervieweeRelations = [
  "self",
  "spouse",
  "family",
  "legalRepresentative",
  "financeHead",
  "other",
] as const;
export type IntervieweeRelation = (typeof intervieweeRelations)[number];

/** In which capacity somebody signed the record on paper. */
export const signerRoles = ["interviewee", "spouse", "guarantor", "investigator", "witness"] as const;
export type SignerRole = (typeof signerRoles)[number];

export const evidenceSources = [
  "creditReport",
  "villageCommittee",
  "neighbours",
  "siteVisit",
  "documents",
  "interview",
] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

export const judgements = ["strong", "adequate", "weak", "unknown"] as const;
export type Judgement = (typeof judgements)[number];

/** What was answered to one question; what does not apply to it stays empty. */
export interface InterviewAnswer {
  /** id of the chosen option */
  choice: string | null;
  /** in the unit of the question: fen, or years */
  amount: number | null;
  text: string;
}

export interface Interview {
  heldOn: string | null;
  place: string;
  interviewee: string;
  relation: IntervieweeRelation | null;
  /** who else was present, in the words of the record */
  present: string;
  /** by question */
  answers: Record<string, InterviewAnswer>;
  /** day on which the record was signed on paper */
  signedOn: string | null;
  signers: { name: string; role: SignerRole }[];
  /** the signed paper, scanned: ids of attachments */
  paperIds: number[];
}

/** What was found about one of the five criteria. */
export interface Evidence {
  findings: string;
  sources: EvidenceSource[];
  /** of the central bank's credit report */
  reportNumber: string;
  reportOn: string | null;
  /** red flags that the investigators saw themselves */
  redFlags: string;
  judgement: Judgement;
  paperIds: number[];
}

/** What the investigators propose; null where they have not said yet. */
export interface DiligenceProposal {
  amountFen: number | null;
  termMonths: number | null;
  /** hundredths of a per cent a year: 650 is 6.5 % */
  rateBasisPoints: number | null;
  purpose: string;
  conditions: string;
  opinion: string;
}

/** Everything that the investigators write. */
export interface DiligenceContent {
  interview: Interview;
  evidence: Record<Criterion, Evidence>;
  /** what is said to each red flag that the rules found, by its kind */
  flagAnswers: Record<string, string>;
  proposal: DiligenceProposal;
}

const noEvidence: Evidence = {
  findings: "",
  sources: [],
  reportNumber: "",
  reportOn: null,
  redFlags: "",
  judgement: "unknown",
  paperIds: [],
};

/** A due diligence of which nothing is written yet. */
export function emptyDiligence(): DiligenceContent {
  const none = () => ({ ...noEvidence, sources: [], paperIds: [] });
  return {
    interview: {
      heldOn: null,
      place: "",
      interviewee: "",
      relation: null,
      present: "",
      answers: {},
      signedOn: null,
      signers: [],
      paperIds: [],
    },
    evidence: { morality: none(), repayment: none(), capital: none(), environment: none(), guarantee: none() },
    flagAnswers: {},
    proposal: { amountFen: null, termMonths: null, rateBasisPoints: null, purpose: "", conditions: "", opinion: "" },
  };
}

/**
 * What a new due diligence takes over from the one that it comes after: findings and proposal to be looked at again.
 * The interview is held anew, and what was said to red flags is said anew.
 */
export function carriedOver(before: DiligenceContent): DiligenceContent {
  return { ...emptyDiligence(), evidence: before.evidence, proposal: before.proposal };
}

/** Whether something is known of a criterion: a finding, where it is from, and a judgement on it. */
export function isSupported({ findings, sources, judgement }: Evidence): boolean {
  return findings !== "" && sources.length > 0 && judgement !== "unknown";
}

/** The record was signed: on a day, or the signed paper is there; and somebody's name stands on it. */
export function isSigned({ signedOn, signers, paperIds }: Interview): boolean {
  return signers.length > 0 && (signedOn !== null || paperIds.length > 0);
}

/** The number on its papers: the year in which it began, and which one it is of all. */
export function diligenceNumberOf({ id, begunOn }: { id: number; begunOn: string }): string {
  return `${begunOn.slice(0, 4)}-${String(id).padStart(6, "0")}`;
}
