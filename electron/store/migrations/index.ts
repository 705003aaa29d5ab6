import type { Knex } from "knex";
import * as branchAndUsers from "./010-branch-and-users.ts";
import * as auditTrail from "./020-audit-trail.ts";
import * as areasAndAssignments from "./030-areas-and-assignments.ts";
import * as customers from "./040-customers.ts";
import * as ratings from "./050-ratings.ts";
import * as visits from "./060-visits.ts";
import * as imports from "./070-imports.ts";
import * as customerFacts from "./080-customer-facts.ts";
import * as customerRecords from "./090-customer-records.ts";
import * as attachments from "./100-attachments.ts";
import * as customerMerges from "./110-customer-merges.ts";
import * as searchIndex from "./120-search-index.ts";
import * as listIndexes from "./125-list-indexes.ts";
import * as importHistory from "./128-import-history.ts";
import * as savedFilters from "./130-saved-filters.ts";
import * as customerExceptions from "./140-customer-exceptions.ts";
import * as followUps from "./150-follow-ups.ts";
import * as cancelledAssignments from "./160-cancelled-assignments.ts";
import * as scorecardEditions from "./170-scorecard-editions.ts";
import * as ratingLife from "./180-rating-life.ts";
import * as notices from "./190-notices.ts";
import * as lineMovements from "./200-line-movements.ts";
import * as goldCustomers from "./210-gold-customers.ts";
import * as ratingLists from "./230-rating-lists.ts";
import * as noticeArchive from "./240-notice-archive.ts";
import * as portfolioIndexes from "./250-portfolio-indexes.ts";
import * as areaHistory from "./260-area-history.ts";
import * as jurisdictionPlans from "./270-jurisdiction-plans.ts";
import * as binders from "./280-binders.ts";
import * as signIn from "./290-sign-in.ts";
import * as keyHolders from "./292-key-holders.ts";
import * as secondFactor from "./294-second-factor.ts";
import * as backups from "./300-backups.ts";
import * as trailGuard from "./310-trail-guard.ts";
import * as clockMark from "./311-clock-mark.ts";
import * as updateSource from "./320-update-source.ts";
import * as formerPublicKeys from "./325-former-public-keys.ts";
import * as dashboardIndexes from "./326-dashboard-indexes.ts";
import * as visitCorrections from "./330-visit-corrections.ts";
import * as villageRounds from "./331-village-rounds.ts";
import * as visitPhotographs from "./332-visit-photographs.ts";
import * as products from "./340-products.ts";
import * as offerAnswers from "./342-offer-answers.ts";
import * as dueDiligence from "./350-due-diligence.ts";
import * as assessments from "./360-assessments.ts";
import * as partners from "./370-partners.ts";
import * as leads from "./372-leads.ts";
import * as areaSurveys from "./380-area-surveys.ts";
import * as team from "./385-team.ts";
import * as handbook from "./390-handbook.ts";

export interface Migration {
  name: string;
  up(db: Knex): Promise<void>;
  down(db: Knex): Promise<void>;
}

/** The history of the schema, oldest first. Numbers leave gaps; a published step never changes. */
export const migrations: readonly Migration[] = [
  { name: "010-branch-and-users", ...branchAndUsers },
  { name: "020-audit-trail", ...auditTrail },
  { name: "030-areas-and-assignments", ...areasAndAssignments },
  { name: "040-customers", ...customers },
  { name: "050-ratings", ...ratings },
  { name: "060-visits", ...visits },
  { name: "070-imports", ...imports },
  { name: "080-customer-facts", ...customerFacts },
  { name: "090-customer-records", ...customerRecords },
  { name: "100-attachments", ...attachments },
  { name: "110-customer-merges", ...customerMerges },
  { name: "120-search-index", ...searchIndex },
  { name: "125-list-indexes", ...listIndexes },
  { name: "128-import-history", ...importHistory },
  { name: "130-saved-filters", ...savedFilters },
  { name: "140-customer-exceptions", ...customerExceptions },
  { name: "150-follow-ups", ...followUps },
  { name: "160-cancelled-assignments", ...cancelledAssignments },
  { name: "170-scorecard-editions", ...scorecardEditions },
  { name: "180-rating-life", ...ratingLife },
  { name: "190-notices", ...notices },
  { name: "200-line-movements", ...lineMovements },
  { name: "210-gold-customers", ...goldCustomers },
  { name: "230-rating-lists", ...ratingLists },
  { name: "240-notice-archive", ...noticeArchive },
  { name: "250-portfolio-indexes", ...portfolioIndexes },
  { name: "260-area-history", ...areaHistory },
  { name: "270-jurisdiction-plans", ...jurisdictionPlans },
  { name: "280-binders", ...binders },
  { name: "290-sign-in", ...signIn },
  { name: "292-key-holders", ...keyHolders },
  { name: "294-second-factor", ...secondFactor },
  { name: "300-backups", ...backups },
  { name: "310-trail-guard", ...trailGuard },
  { name: "311-clock-mark", ...clockMark },
  { name: "320-update-source", ...updateSource },
  { name: "325-former-public-keys", ...formerPublicKeys },
  { name: "326-dashboard-indexes", ...dashboardIndexes },
  { name: "330-visit-corrections", ...visitCorrections },
  { name: "331-village-rounds", ...villageRounds },
  { name: "332-visit-photographs", ...visitPhotographs },
  { name: "340-products", ...products },
  { name: "342-offer-answers", ...offerAnswers },
  { name: "350-due-diligence", ...dueDiligence },
  { name: "360-assessments", ...assessments },
  { name: "370-partners", ...partners },
  { name: "372-leads", ...leads },
  { name: "380-area-surveys", ...areaSurveys },
  { name: "385-team", ...team },
  { name: "390-handbook", ...handbook },
];

/** Migrations as Knex wants them: bundled with the code, not files in a folder. */
export function migrationSource(steps: readonly Migration[]): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...steps],
    getMigrationName: (migration) => migration.name,
    getMigration: async (migration) => migration,
  };
}
