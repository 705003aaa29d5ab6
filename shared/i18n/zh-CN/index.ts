import { app } from "./app.ts";
import { areas } from "./areas.ts";
import { assessmentPaper } from "./assessmentPaper.ts";
import { assessments } from "./assessments.ts";
import { attachments } from "./attachments.ts";
import { audit } from "./audit.ts";
import { auditPaper } from "./auditPaper.ts";
import { backups } from "./backups.ts";
import { balance } from "./balance.ts";
import { binders } from "./binders.ts";
import { board } from "./board.ts";
import { bookPaper } from "./bookPaper.ts";
import { branch } from "./branch.ts";
import { common } from "./common.ts";
import { covers } from "./covers.ts";
import { creditCertificatePaper } from "./creditCertificatePaper.ts";
import { creditLines } from "./creditLines.ts";
import { customers } from "./customers.ts";
import { dashboard } from "./dashboard.ts";
import { dayList } from "./dayList.ts";
import { departures } from "./departures.ts";
import { diligence } from "./diligence.ts";
import { diligencePaper } from "./diligencePaper.ts";
import { documents } from "./documents.ts";
import { exports } from "./exports.ts";
import { filePaper } from "./filePaper.ts";
import { gold } from "./gold.ts";
import { handbook } from "./handbook.ts";
import { handovers } from "./handovers.ts";
import { history } from "./history.ts";
import { imports } from "./imports.ts";
import { integrity } from "./integrity.ts";
import { investigationPaper } from "./investigationPaper.ts";
import { jurisdictions } from "./jurisdictions.ts";
import { keys } from "./keys.ts";
import { leads } from "./leads.ts";
import { ledger } from "./ledger.ts";
import { loads } from "./loads.ts";
import { merges } from "./merges.ts";
import { notices } from "./notices.ts";
import { offers } from "./offers.ts";
import { partners } from "./partners.ts";
import { plans } from "./plans.ts";
import { portfolio } from "./portfolio.ts";
import { products } from "./products.ts";
import { ratingLists } from "./ratingLists.ts";
import { ratingPolicy } from "./ratingPolicy.ts";
import { ratings } from "./ratings.ts";
import { records } from "./records.ts";
import { refusals } from "./refusals.ts";
import { responsibility } from "./responsibility.ts";
import { rounds } from "./rounds.ts";
import { scorecardPages } from "./scorecardPages.ts";
import { scorecards } from "./scorecards.ts";
import { session } from "./session.ts";
import { support } from "./support.ts";
import { surveys } from "./surveys.ts";
import { team } from "./team.ts";
import { updates } from "./updates.ts";
import { users } from "./users.ts";
import { villageNoticePaper } from "./villageNoticePaper.ts";
import { visits } from "./visits.ts";
import { whatIf } from "./whatIf.ts";

export const zhCN = {
  app,
  areas,
  attachments,
  audit,
  auditPaper,
  backups,
  balance,
  binders,
  board,
  branch,
  common,
  covers,
  creditCertificatePaper,
  creditLines,
  customers,
  dashboard,
  dayList,
  departures,
  diligence,
  diligencePaper,
  documents,
  assessmentPaper,
  assessments,
  bookPaper,
  integrity,
  investigationPaper,
  exports,
  filePaper,
  gold,
  handbook,
  handovers,
  history,
  imports,
  jurisdictions,
  merges,
  keys,
  leads,
  ledger,
  loads,
  ratingPolicy,
  partners,
  offers,
  plans,
  portfolio,
  notices,
  products,
  ratingLists,
  ratings,
  records,
  refusals,
  responsibility,
  scorecardPages,
  rounds,
  scorecards,
  session,
  support,
  surveys,
  team,
  updates,
  users,
  villageNoticePaper,
  visits,
  whatIf,
} as const;
