import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { z } from "zod";
import { dateSchema } from "../../shared/contract/base.ts";
import { lineUseFilterSchema } from "../../shared/contract/creditLines.ts";
import { customerFilterSchema, customerOrderSchema } from "../../shared/contract/customers.ts";
import { planStatuses } from "../../shared/contract/plans.ts";
import { dueBuckets } from "../../shared/contract/ratingLists.ts";
import { customerKinds } from "../../shared/domain/customer.ts";
import { noticeLists } from "../../shared/domain/notice.ts";
import { readSearchSchema } from "../features/handbook/search.ts";
import { boardSearchSchema } from "../features/jurisdictions/board/boardSearch.ts";
import { leadSearchSchema } from "../features/leads/leadSearch.ts";
import { partnerSearchSchema } from "../features/partners/partnerSearch.ts";
import { portfolioSearchSchema } from "../features/portfolio/search.ts";
import { surveysSearchSchema } from "../features/surveys/search.ts";
import { readDaySearch } from "../features/visits/daySearch.ts";
import { readVisitsSearch } from "../features/visits/visitsSearch.ts";
import { NotFound } from "../ui/NotFound.tsx";
import { AppLayout } from "./AppLayout.tsx";

const root = createRootRoute({ component: AppLayout });

/** Every screen of the application, with the address it lives at. Ids in addresses are whole numbers. */
const idParams = {
  parse: ({ id }: { id: string }) => ({ id: z.coerce.number().int().parse(id) }),
  stringify: ({ id }: { id: number }) => ({ id: String(id) }),
};

export const dashboardRoute = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("../features/dashboard/DashboardPage.tsx"), "DashboardPage"),
});

/** A marketer's day: the villages, or with some of them chosen whom to visit there. */
export const dayListRoute = createRoute({
  getParentRoute: () => root,
  path: "/day-list",
  validateSearch: readDaySearch,
  component: lazyRouteComponent(() => import("../features/visits/DayListPage.tsx"), "DayListPage"),
});

export const dayListPrintRoute = createRoute({
  getParentRoute: () => root,
  path: "/day-list/print",
  validateSearch: readDaySearch,
  component: lazyRouteComponent(() => import("../features/visits/DayListPrintPage.tsx"), "DayListPrintPage"),
});

/** Visits made, follow-ups due and rounds; what is looked at is in the address. */
export const visitsRoute = createRoute({
  getParentRoute: () => root,
  path: "/visits",
  validateSearch: readVisitsSearch,
  component: lazyRouteComponent(() => import("../features/visits/VisitsPage.tsx"), "VisitsPage"),
});

/** A round through a village, door by door. */
export const roundRoute = createRoute({
  getParentRoute: () => root,
  path: "/visits/rounds/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/rounds/RoundPage.tsx"), "RoundPage"),
});

export const roundListRoute = createRoute({
  getParentRoute: () => root,
  path: "/visits/rounds/$id/print",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/rounds/RoundListPage.tsx"), "RoundListPage"),
});

const customerListSearch = customerFilterSchema.extend(customerOrderSchema.shape);

export const customersRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  validateSearch: (search) => customerListSearch.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/ledger/CustomersPage.tsx"), "CustomersPage"),
});

export const newCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/new",
  // A prospect of a round, with whose name and number the form begins.
  validateSearch: (search) => z.object({ doorId: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/ledger/NewCustomerPage.tsx"), "NewCustomerPage"),
});

export const customerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  params: idParams,
  validateSearch: (search) =>
    z
      .object({ tab: z.string().max(40).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/ledger/CustomerPage.tsx"), "CustomerPage"),
});

export const editCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/edit",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/ledger/EditCustomerPage.tsx"), "EditCustomerPage"),
});

/** Making the customer and another one: `other` is the one merged away. */
export const mergeCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/merge",
  params: idParams,
  validateSearch: (search) => z.object({ other: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/merges/MergePage.tsx"), "MergePage"),
});

export const customerFileRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/file",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/documents/CustomerFilePage.tsx"), "CustomerFilePage"),
});

export const certificateRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/certificate",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/creditLines/CertificatePage.tsx"), "CertificatePage"),
});

export const goldFileRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/gold-file",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/gold/GoldFilePage.tsx"), "GoldFilePage"),
});

export const investigationFormRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/investigation-form",
  params: idParams,
  component: lazyRouteComponent(
    () => import("../features/investigationForms/InvestigationFormPage.tsx"),
    "InvestigationFormPage",
  ),
});

/** An empty investigation form: of which kind and for which area is in the address. */
export const blankFormRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/blank-form",
  validateSearch: (search) =>
    z
      .object({ kind: z.enum(customerKinds).optional(), areaId: z.int().positive().optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/investigationForms/BlankFormPage.tsx"), "BlankFormPage"),
});

/** Leads; the view, and which of them, are in the address. */
export const leadsRoute = createRoute({
  getParentRoute: () => root,
  path: "/leads",
  validateSearch: (search) => leadSearchSchema.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/leads/LeadsPage.tsx"), "LeadsPage"),
});

/** A new lead, or one out of a link of a gold customer. */
export const newLeadRoute = createRoute({
  getParentRoute: () => root,
  path: "/leads/new",
  validateSearch: (search) => z.object({ linkId: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/leads/NewLeadPage.tsx"), "NewLeadPage"),
});

export const leadRoute = createRoute({
  getParentRoute: () => root,
  path: "/leads/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/leads/LeadPage.tsx"), "LeadPage"),
});

export const editLeadRoute = createRoute({
  getParentRoute: () => root,
  path: "/leads/$id/edit",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/leads/EditLeadPage.tsx"), "EditLeadPage"),
});

export const registerLeadRoute = createRoute({
  getParentRoute: () => root,
  path: "/leads/$id/register",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/leads/RegisterLeadPage.tsx"), "RegisterLeadPage"),
});

/** Units that send customers, with the agreements. */
export const partnersRoute = createRoute({
  getParentRoute: () => root,
  path: "/partners",
  validateSearch: (search) => partnerSearchSchema.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/partners/PartnersPage.tsx"), "PartnersPage"),
});

export const partnerRoute = createRoute({
  getParentRoute: () => root,
  path: "/partners/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/partners/PartnerPage.tsx"), "PartnerPage"),
});

/** Customer files printed in volumes to be bound. */
export const bindersRoute = createRoute({
  getParentRoute: () => root,
  path: "/binders",
  component: lazyRouteComponent(() => import("../features/binders/BindersPage.tsx"), "BindersPage"),
});

export const binderRoute = createRoute({
  getParentRoute: () => root,
  path: "/binders/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/binders/BinderPage.tsx"), "BinderPage"),
});

/** Due diligence that is not finished, and the credit policy. */
export const diligencesRoute = createRoute({
  getParentRoute: () => root,
  path: "/diligence",
  validateSearch: (search) =>
    z
      .object({ tab: z.enum(["concluded", "draft", "returned", "policy"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/diligence/DiligencesPage.tsx"), "DiligencesPage"),
});

const diligenceParams = {
  parse: ({ id, diligenceId }: { id: string; diligenceId: string }) => ({
    ...idParams.parse({ id }),
    diligenceId: z.coerce.number().int().parse(diligenceId),
  }),
  stringify: ({ id, diligenceId }: { id: number; diligenceId: number }) => ({
    ...idParams.stringify({ id }),
    diligenceId: String(diligenceId),
  }),
};

/** One due diligence of a customer; the step that is looked at is in the address. */
export const diligenceRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/diligence/$diligenceId",
  params: diligenceParams,
  validateSearch: (search) =>
    z
      .object({ step: z.enum(["interview", "evidence", "analysis", "conclusion"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/diligence/DiligencePage.tsx"), "DiligencePage"),
});

/** The report of one due diligence as it prints. */
export const diligenceReportRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/diligence/$diligenceId/report",
  params: diligenceParams,
  component: lazyRouteComponent(() => import("../features/diligence/DiligenceReportPage.tsx"), "DiligenceReportPage"),
});

/** The rating form of a customer: their draft, or a new one. */
export const rateCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/rate",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/ratings/RateCustomerPage.tsx"), "RateCustomerPage"),
});

/** Which of the lists of ratings, and what it is narrowed to. */
const ratingListSearch = z.object({
  list: z.enum(["queue", "due", "renewal", "suspended", "waiting"]).optional(),
  bucket: z.enum(dueBuckets).optional(),
  areaId: z.int().positive().optional(),
  marketerId: z.int().positive().optional(),
});

export const ratingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/ratings",
  validateSearch: (search) => ratingListSearch.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/ratings/RatingsPage.tsx"), "RatingsPage"),
});

/** One rating, read-only, with the buttons to approve or return it. */
export const ratingRoute = createRoute({
  getParentRoute: () => root,
  path: "/ratings/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/ratings/RatingPage.tsx"), "RatingPage"),
});

export const scorecardsRoute = createRoute({
  getParentRoute: () => root,
  path: "/scorecards",
  validateSearch: (search) =>
    z
      .object({ tab: z.enum(["policy"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/scorecards/ScorecardsPage.tsx"), "ScorecardsPage"),
});

/** A published edition, read-only. */
export const scorecardRoute = createRoute({
  getParentRoute: () => root,
  path: "/scorecards/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/scorecards/ScorecardPage.tsx"), "ScorecardPage"),
});

export const scorecardDraftRoute = createRoute({
  getParentRoute: () => root,
  path: "/scorecards/drafts/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/scorecards/DraftPage.tsx"), "DraftPage"),
});

/** The customers in figures; what is looked at is in the address, so that going back goes back up the areas. */
export const portfolioRoute = createRoute({
  getParentRoute: () => root,
  path: "/portfolio",
  validateSearch: (search) => portfolioSearchSchema.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/portfolio/PortfolioPage.tsx"), "PortfolioPage"),
});

/** Villages by what is asked for there and not granted, or beside each other. */
export const surveysRoute = createRoute({
  getParentRoute: () => root,
  path: "/surveys",
  validateSearch: (search) => surveysSearchSchema.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/surveys/SurveysPage.tsx"), "SurveysPage"),
});

/** A village: its surveys beside what the ledger says. */
export const villageSurveysRoute = createRoute({
  getParentRoute: () => root,
  path: "/surveys/$id",
  params: idParams,
  validateSearch: (search) => z.object({ survey: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/surveys/VillagePage.tsx"), "VillagePage"),
});

/** The draft of a village's survey, or a new one: perhaps one that corrects another. */
export const editSurveyRoute = createRoute({
  getParentRoute: () => root,
  path: "/surveys/$id/edit",
  params: idParams,
  validateSearch: (search) => z.object({ corrects: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/surveys/SurveyFormPage.tsx"), "SurveyFormPage"),
});

/** The branch's handbook: its pages, and passages found in them. */
export const handbookRoute = createRoute({
  getParentRoute: () => root,
  path: "/handbook",
  component: lazyRouteComponent(() => import("../features/handbook/HandbookPage.tsx"), "HandbookPage"),
});

export const newHandbookPageRoute = createRoute({
  getParentRoute: () => root,
  path: "/handbook/new",
  component: lazyRouteComponent(() => import("../features/handbook/EditPage.tsx"), "NewPage"),
});

/** A page as it reads; a search leads to the place of its words. */
export const handbookPageRoute = createRoute({
  getParentRoute: () => root,
  path: "/handbook/$id",
  params: idParams,
  validateSearch: (search) => readSearchSchema.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/handbook/ReadPage.tsx"), "ReadPage"),
});

export const editHandbookPageRoute = createRoute({
  getParentRoute: () => root,
  path: "/handbook/$id/edit",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/handbook/EditPage.tsx"), "EditPage"),
});

/** The marketers, with hours of study and certificates. */
export const teamRoute = createRoute({
  getParentRoute: () => root,
  path: "/team",
  component: lazyRouteComponent(() => import("../features/team/TeamPage.tsx"), "TeamPage"),
});

export const memberRoute = createRoute({
  getParentRoute: () => root,
  path: "/team/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/team/MemberPage.tsx"), "MemberPage"),
});

/** Notices of sunshine credit by stage, and the credit villages. */
export const noticesRoute = createRoute({
  getParentRoute: () => root,
  path: "/notices",
  validateSearch: (search) =>
    z
      .object({ tab: z.enum([...noticeLists, "villages"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/notices/NoticesPage.tsx"), "NoticesPage"),
});

export const newNoticeRoute = createRoute({
  getParentRoute: () => root,
  path: "/notices/new",
  component: lazyRouteComponent(() => import("../features/notices/NewNoticePage.tsx"), "NewNoticePage"),
});

export const noticeRoute = createRoute({
  getParentRoute: () => root,
  path: "/notices/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/notices/NoticePage.tsx"), "NoticePage"),
});

export const editNoticeRoute = createRoute({
  getParentRoute: () => root,
  path: "/notices/$id/edit",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/notices/EditNoticePage.tsx"), "EditNoticePage"),
});

export const noticePrintRoute = createRoute({
  getParentRoute: () => root,
  path: "/notices/$id/print",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/notices/NoticePrintPage.tsx"), "NoticePrintPage"),
});

/** The certificates of those whose posted ratings are in force. */
export const noticeCertificatesRoute = createRoute({
  getParentRoute: () => root,
  path: "/notices/$id/certificates",
  params: idParams,
  component: lazyRouteComponent(
    () => import("../features/notices/NoticeCertificatesPage.tsx"),
    "NoticeCertificatesPage",
  ),
});

/** Every customer who owes something of a credit line. */
export const linesInUseRoute = createRoute({
  getParentRoute: () => root,
  path: "/credit-lines",
  validateSearch: (search) => lineUseFilterSchema.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/creditLines/LinesInUsePage.tsx"), "LinesInUsePage"),
});

/** The catalogue of loan products. */
export const productsRoute = createRoute({
  getParentRoute: () => root,
  path: "/products",
  component: lazyRouteComponent(() => import("../features/products/ProductsPage.tsx"), "ProductsPage"),
});

export const productRoute = createRoute({
  getParentRoute: () => root,
  path: "/products/$id",
  params: idParams,
  validateSearch: (search) =>
    z
      .object({ tab: z.enum(["terms", "fitting", "edit"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/products/ProductPage.tsx"), "ProductPage"),
});

export const offersRoute = createRoute({
  getParentRoute: () => root,
  path: "/offers",
  validateSearch: (search) =>
    z
      .object({ tab: z.enum(["open", "accepted"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/offers/OffersPage.tsx"), "OffersPage"),
});

export const goldRoute = createRoute({
  getParentRoute: () => root,
  path: "/gold",
  validateSearch: (search) =>
    z
      .object({ tab: z.enum(["members", "candidates", "reviews", "ended"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/gold/GoldPage.tsx"), "GoldPage"),
});

/** Who has which areas; how the board is looked at, the day and the plan on it are in the address. */
export const jurisdictionsRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions",
  validateSearch: (search) => boardSearchSchema.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/jurisdictions/JurisdictionsPage.tsx"), "JurisdictionsPage"),
});

export const plansRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions/plans",
  validateSearch: (search) =>
    z
      .object({ tab: z.enum(planStatuses).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/jurisdictions/plans/PlansPage.tsx"), "PlansPage"),
});

/** One plan, read-only: a draft with what it would do, a confirmed one with what it did. */
export const planRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions/plans/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/jurisdictions/plans/PlanPage.tsx"), "PlanPage"),
});

export const comparePlansRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions/plans/compare",
  validateSearch: (search) =>
    z.object({ left: z.int().positive().optional(), right: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(
    () => import("../features/jurisdictions/plans/ComparePlansPage.tsx"),
    "ComparePlansPage",
  ),
});

/** The areas themselves; the chosen one is in the address. */
export const areasRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions/areas",
  validateSearch: (search) => z.object({ id: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/jurisdictions/areas/AreasPage.tsx"), "AreasPage"),
});

/** A marketer's jurisdiction book, as it prints. */
export const bookRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions/book",
  validateSearch: (search) =>
    z.object({ marketerId: z.int().positive().optional(), day: dateSchema.optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/jurisdictions/papers/BookPage.tsx"), "BookPage"),
});

/** Periods in which marketers are assessed. */
export const assessmentsRoute = createRoute({
  getParentRoute: () => root,
  path: "/assessments",
  component: lazyRouteComponent(() => import("../features/assessments/AssessmentsPage.tsx"), "AssessmentsPage"),
});

export const assessmentFormulaRoute = createRoute({
  getParentRoute: () => root,
  path: "/assessments/formula",
  component: lazyRouteComponent(() => import("../features/assessments/FormulaPage.tsx"), "FormulaPage"),
});

export const assessmentPeriodRoute = createRoute({
  getParentRoute: () => root,
  path: "/assessments/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/assessments/PeriodPage.tsx"), "PeriodPage"),
});

/** Of which period, and whose score. */
const scoreParams = {
  parse: ({ id, marketerId }: { id: string; marketerId: string }) => ({
    id: z.coerce.number().int().parse(id),
    marketerId: z.coerce.number().int().parse(marketerId),
  }),
  stringify: ({ id, marketerId }: { id: number; marketerId: number }) => ({
    id: String(id),
    marketerId: String(marketerId),
  }),
};

export const assessmentScoreRoute = createRoute({
  getParentRoute: () => root,
  path: "/assessments/$id/marketers/$marketerId",
  params: scoreParams,
  component: lazyRouteComponent(() => import("../features/assessments/ScorePage.tsx"), "ScorePage"),
});

export const assessmentSheetRoute = createRoute({
  getParentRoute: () => root,
  path: "/assessments/$id/marketers/$marketerId/sheet",
  params: scoreParams,
  component: lazyRouteComponent(() => import("../features/assessments/SheetPage.tsx"), "SheetPage"),
});

/** Handover lists: all, those still to be acknowledged, or those of one plan. */
export const handoversRoute = createRoute({
  getParentRoute: () => root,
  path: "/handovers",
  validateSearch: (search) =>
    z.object({ open: z.boolean().optional(), planId: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/handovers/HandoversPage.tsx"), "HandoversPage"),
});

export const handoverRoute = createRoute({
  getParentRoute: () => root,
  path: "/handovers/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/handovers/HandoverPage.tsx"), "HandoverPage"),
});

export const handoverPrintRoute = createRoute({
  getParentRoute: () => root,
  path: "/handovers/$id/print",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/handovers/HandoverPrintPage.tsx"), "HandoverPrintPage"),
});

/** Who is on leave and who stands in for them. */
export const coversRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions/covers",
  component: lazyRouteComponent(() => import("../features/covers/CoversPage.tsx"), "CoversPage"),
});

export const newImportRoute = createRoute({
  getParentRoute: () => root,
  path: "/imports/new",
  component: lazyRouteComponent(() => import("../features/imports/NewImportPage.tsx"), "NewImportPage"),
});

export const importRoute = createRoute({
  getParentRoute: () => root,
  path: "/imports/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/imports/ImportPage.tsx"), "ImportPage"),
});

export const usersRoute = createRoute({
  getParentRoute: () => root,
  path: "/users",
  component: lazyRouteComponent(() => import("../features/users/UsersPage.tsx"), "UsersPage"),
});

/** Hands over what somebody who leaves holds, step by step. */
export const departureRoute = createRoute({
  getParentRoute: () => root,
  path: "/users/$id/departure",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/departures/DeparturePage.tsx"), "DeparturePage"),
});

export const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/branch/SettingsPage.tsx"), "SettingsPage"),
});

/** Backups: how they stand, settings, those made so far. */
export const backupsRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings/backups",
  component: lazyRouteComponent(() => import("../features/backups/BackupsPage.tsx"), "BackupsPage"),
});

export const recoverySheetRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings/backups/sheet",
  component: lazyRouteComponent(() => import("../features/backups/RecoverySheetPage.tsx"), "RecoverySheetPage"),
});

export const supportRoute = createRoute({
  getParentRoute: () => root,
  path: "/support",
  component: lazyRouteComponent(() => import("../features/support/SupportPage.tsx"), "SupportPage"),
});

export const auditRoute = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  component: lazyRouteComponent(() => import("../features/audit/AuditPage.tsx"), "AuditPage"),
});

export const auditSheetRoute = createRoute({
  getParentRoute: () => root,
  path: "/audit/sheet",
  component: lazyRouteComponent(() => import("../features/audit/AuditSheetPage.tsx"), "AuditSheetPage"),
});

export const ledgerCheckRoute = createRoute({
  getParentRoute: () => root,
  path: "/ledger-check",
  component: lazyRouteComponent(() => import("../features/integrity/LedgerCheckPage.tsx"), "LedgerCheckPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    dashboardRoute,
    dayListRoute,
    dayListPrintRoute,
    visitsRoute,
    roundRoute,
    roundListRoute,
    customersRoute,
    newCustomerRoute,
    customerRoute,
    editCustomerRoute,
    mergeCustomerRoute,
    customerFileRoute,
    certificateRoute,
    leadsRoute,
    newLeadRoute,
    leadRoute,
    editLeadRoute,
    registerLeadRoute,
    partnersRoute,
    partnerRoute,
    bindersRoute,
    binderRoute,
    goldFileRoute,
    investigationFormRoute,
    blankFormRoute,
    diligencesRoute,
    diligenceRoute,
    diligenceReportRoute,
    rateCustomerRoute,
    ratingsRoute,
    ratingRoute,
    scorecardsRoute,
    scorecardRoute,
    scorecardDraftRoute,
    portfolioRoute,
    surveysRoute,
    villageSurveysRoute,
    editSurveyRoute,
    handbookRoute,
    newHandbookPageRoute,
    handbookPageRoute,
    editHandbookPageRoute,
    teamRoute,
    memberRoute,
    noticesRoute,
    newNoticeRoute,
    noticeRoute,
    editNoticeRoute,
    noticePrintRoute,
    noticeCertificatesRoute,
    linesInUseRoute,
    goldRoute,
    productsRoute,
    productRoute,
    offersRoute,
    jurisdictionsRoute,
    plansRoute,
    comparePlansRoute,
    planRoute,
    areasRoute,
    bookRoute,
    assessmentsRoute,
    assessmentFormulaRoute,
    assessmentPeriodRoute,
    assessmentScoreRoute,
    assessmentSheetRoute,
    handoversRoute,
    handoverRoute,
    handoverPrintRoute,
    coversRoute,
    newImportRoute,
    importRoute,
    usersRoute,
    departureRoute,
    settingsRoute,
    backupsRoute,
    recoverySheetRoute,
    supportRoute,
    auditRoute,
    auditSheetRoute,
    ledgerCheckRoute,
  ]),
  history: createHashHistory(),
  defaultPreload: false,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
