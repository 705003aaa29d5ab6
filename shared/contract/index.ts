import type { InferContractRouterInputs, InferContractRouterOutputs } from "@orpc/contract";
import { areas } from "./areas.ts";
import { assessments } from "./assessments.ts";
import { attachments } from "./attachments.ts";
import { audit } from "./audit.ts";
import { backups, restore } from "./backups.ts";
import { balance } from "./balance.ts";
import { binders } from "./binders.ts";
import { branch } from "./branch.ts";
import { bulk } from "./bulk.ts";
import { covers } from "./covers.ts";
import { creditLines } from "./creditLines.ts";
import { customers } from "./customers.ts";
import { dashboard } from "./dashboard.ts";
import { dayList } from "./dayList.ts";
import { departures } from "./departures.ts";
import { diligence } from "./diligence.ts";
import { documents } from "./documents.ts";
import { exports } from "./exports.ts";
import { gold } from "./gold.ts";
import { handbook } from "./handbook.ts";
import { handovers } from "./handovers.ts";
import { history } from "./history.ts";
import { imports } from "./imports.ts";
import { integrity } from "./integrity.ts";
import { jobs } from "./jobs.ts";
import { jurisdictions } from "./jurisdictions.ts";
import { keys } from "./keys.ts";
import { leads } from "./leads.ts";
import { merges } from "./merges.ts";
import { notices } from "./notices.ts";
import { offers } from "./offers.ts";
import { partners } from "./partners.ts";
import { plans } from "./plans.ts";
import { portfolio } from "./portfolio.ts";
import { productFit } from "./productFit.ts";
import { products } from "./products.ts";
import { ratings } from "./ratings.ts";
import { records } from "./records.ts";
import { renewal } from "./renewal.ts";
import { responsibility } from "./responsibility.ts";
import { rounds } from "./rounds.ts";
import { savedFilters } from "./savedFilters.ts";
import { scorecards } from "./scorecards.ts";
import { session } from "./session.ts";
import { support } from "./support.ts";
import { surveys } from "./surveys.ts";
import { team } from "./team.ts";
import { updates } from "./updates.ts";
import { users } from "./users.ts";
import { visits } from "./visits.ts";

/** Everything a screen can ask of the core, whatever the transport between them. */
export const contract = {
  areas,
  assessments,
  attachments,
  audit,
  backups,
  balance,
  binders,
  branch,
  bulk,
  covers,
  creditLines,
  customers,
  dashboard,
  dayList,
  departures,
  diligence,
  documents,
  exports,
  gold,
  handbook,
  handovers,
  history,
  imports,
  integrity,
  jobs,
  keys,
  jurisdictions: { ...jurisdictions, ...responsibility },
  leads,
  merges,
  portfolio,
  notices,
  partners,
  offers,
  plans,
  products: { ...products, ...productFit },
  ratings: { ...ratings, renewal },
  records,
  restore,
  rounds,
  savedFilters,
  scorecards,
  session,
  support,
  surveys,
  team,
  updates,
  users,
  visits,
};

export type Contract = typeof contract;
export type Inputs = InferContractRouterInputs<Contract>;
export type Outputs = InferContractRouterOutputs<Contract>;

/** `"customers.list"`, `"branch.settings.get"`, …: the name by which a procedure is authorised and audited. */
export type ProcedurePath = PathsOf<Contract>;
type PathsOf<T> = {
  [K in keyof T & string]: T[K] extends { "~orpc": unknown } ? K : `${K}.${PathsOf<T[K]>}`;
}[keyof T & string];
