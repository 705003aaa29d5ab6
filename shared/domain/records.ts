/** What a customer's record is made of beside the shared core: sections of which there is one each, lists of entries. */
import type { CustomerKind } from "./customer.ts";

export const sections = ["person", "household", "business", "institution"] as const;
export type Section = (typeof sections)[number];

const sectionsByKind: Readonly<Record<CustomerKind, readonly Section[]>> = {
  farmer: ["person", "household"],
  selfEmployed: ["person", "household", "business"],
  enterprise: ["business"],
  institution: ["institution"],
};

/** The sections that a customer of a kind has. */
export function sectionsOf(kind: CustomerKind): readonly Section[] {
  return sectionsByKind[kind];
}

export const lists = ["links", "loans", "demands", "holdings", "statements"] as const;
export type List = (typeof lists)[number];

/** GB/T 2261.2 marital status, as far as a record of credit needs it. */
export const maritalStatuses = ["single", "married", "divorced", "widowed"] as const;
export type MaritalStatus = (typeof maritalStatuses)[number];

/** GB/T 4658 education, the levels that occur. */
export const educations = ["none", "primary", "juniorHigh", "seniorHigh", "vocational", "college", "bachelor"] as const;
export type Education = (typeof educations)[number];

/** GB/T 2261.3 health: well, fair, chronic illness, disabled. */
export const healths = ["good", "fair", "chronic", "disabled"] as const;
export type Health = (typeof healths)[number];

export const premisesTenures = ["owned", "rented", "both"] as const;
export type PremisesTenure = (typeof premisesTenures)[number];

export const institutionNatures = [
  "government",
  "publicInstitution",
  "villageOrganisation",
  "cooperative",
  "socialOrganisation",
  "other",
] as const;
export type InstitutionNature = (typeof institutionNatures)[number];

/** How a unit is paid for: wholly or partly by the budget, or by itself (全额拨款、差额拨款、自收自支). */
export const fundingSources = ["fullBudget", "partBudget", "selfFunded", "other"] as const;
export type FundingSource = (typeof fundingSources)[number];

/** What the linked person or customer is to the customer whose record it stands in. */
export const relations = ["member", "guarantor", "upstream", "downstream", "affiliate", "other"] as const;
export type Relation = (typeof relations)[number];

/** A relation as it reads from either end: whom a guarantor guarantees is written down at the other end only. */
export const seenRelations = [...relations, "guaranteed"] as const;
export type SeenRelation = (typeof seenRelations)[number];

const inverses: Readonly<Record<SeenRelation, SeenRelation>> = {
  member: "member",
  guarantor: "guaranteed",
  guaranteed: "guarantor",
  upstream: "downstream",
  downstream: "upstream",
  affiliate: "affiliate",
  other: "other",
};

/** The same relation read from the other end. */
export function inverseRelation(relation: SeenRelation): SeenRelation {
  return inverses[relation];
}

/** What a household member is to the customer. After GB/T 4761 《家庭关系代码》, by its main groups. */
export const kinships = [
  "spouse",
  "child",
  "childInLaw",
  "parent",
  "parentInLaw",
  "sibling",
  "grandparent",
  "grandchild",
  "other",
] as const;
export type Kinship = (typeof kinships)[number];

const inverseKinships: Readonly<Record<Kinship, Kinship>> = {
  spouse: "spouse",
  child: "parent",
  parent: "child",
  childInLaw: "parentInLaw",
  parentInLaw: "childInLaw",
  sibling: "sibling",
  grandparent: "grandchild",
  grandchild: "grandparent",
  other: "other",
};

/** What the customer is to the member. */
export function inverseKinship(kinship: Kinship): Kinship {
  return inverseKinships[kinship];
}

/** How a loan is secured: credit, guarantee, mortgage, pledge. Source: 《贷款通则》 (1996), articles 9 and 10. */
export const guarantees = ["credit", "guarantor", "mortgage", "pledge"] as const;
export type Guarantee = (typeof guarantees)[number];

/** Accounts and services that a customer may hold. */
export const services = [
  "deposit",
  "debitCard",
  "creditCard",
  "onlineBanking",
  "mobileBanking",
  "merchant",
  "wealth",
  "insurance",
  "other",
] as const;
export type Service = (typeof services)[number];
