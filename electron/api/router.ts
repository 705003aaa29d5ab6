import { implement } from "@orpc/server";
import { contract, type ProcedurePath } from "../../shared/contract/index.ts";
import type { CurrentSession } from "../../shared/contract/session.ts";
import { startComputing, startFreezing } from "../assessments/compute.ts";
import { customersBehind } from "../assessments/customers.ts";
import * as assessmentDisputes from "../assessments/disputes.ts";
import * as assessmentFormulas from "../assessments/formulas.ts";
import { listPeriods, openPeriod, withdrawPeriod } from "../assessments/periods.ts";
import { getScore, listScores } from "../assessments/scores.ts";
import { formulaWhatIf } from "../assessments/whatIf.ts";
import * as attachments from "../attachments/service.ts";
import { listAudit, trailStanding, verifyTrail } from "../audit/service.ts";
import { compareSheet } from "../audit/sheet.ts";
import * as restore from "../backups/restore.ts";
import { previewRetention } from "../backups/retention.ts";
import * as backups from "../backups/service.ts";
import {
  backupsState,
  backupWarning,
  setPassphrase,
  updateSettings as updateBackupSettings,
} from "../backups/settings.ts";
import * as binders from "../binders/service.ts";
import { takeIndex, takeVolume } from "../binders/takeOut.ts";
import { createBranch, getSettings, lostKeyring, updateSettings } from "../branch/service.ts";
import { markGold, markKeyTarget } from "../bulk/marks.ts";
import { previewSelection } from "../bulk/preview.ts";
import { previewReassign, reassign } from "../bulk/reassign.ts";
import { scheduleVisit } from "../bulk/scheduleVisit.ts";
import { previewCover } from "../covers/preview.ts";
import { addCover, changeCoverEnd, listCovers } from "../covers/service.ts";
import { linesInUse, linesInUseTotal } from "../creditLines/inUse.ts";
import * as lineMovements from "../creditLines/movements.ts";
import { getCreditLine, listMovements } from "../creditLines/service.ts";
import { branchToday } from "../dashboard/branch.ts";
import * as dashboard from "../dashboard/service.ts";
import { confirmDeparture, departureMoves } from "../departures/depart.ts";
import { holdings } from "../departures/holdings.ts";
import { confirmDiligence, overrideRule, returnDiligence } from "../diligence/decisions.ts";
import { beginDiligence, concludeDiligence, discardDiligence, saveDiligence } from "../diligence/drafts.ts";
import { diligenceForRating } from "../diligence/forRating.ts";
import { countDiligences, listDiligences } from "../diligence/lists.ts";
import { getCreditPolicy, updateCreditPolicy } from "../diligence/policy.ts";
import { colleagues, diligencesOfCustomer, viewDiligence } from "../diligence/service.ts";
import { listPrinters, printDocument, recordDialog } from "../documents/print.ts";
import { documentPage, documentPdf } from "../documents/service.ts";
import { cancelExport, nextPiece, startExport } from "../exports/service.ts";
import { countGold, goldOfCustomer, listEnded, listMembers } from "../gold/lists.ts";
import { changePrivileges, confirmGold, endGold, reviewGold } from "../gold/memberships.ts";
import { previewCandidates, previewResult, startPreview } from "../gold/preview.ts";
import { getGoldRules, updateGoldRules } from "../gold/rules.ts";
import * as handbookDrafts from "../handbook/drafts.ts";
import { listPages, viewPage } from "../handbook/pages.ts";
import { confirmRead, listReaders, saveNote } from "../handbook/reading.ts";
import { searchHandbook } from "../handbook/search.ts";
import { listHistory, restoreValue, undoLast } from "../history/service.ts";
import { importTemplate, refusedRowsWorkbook } from "../imports/results.ts";
import * as imports from "../imports/service.ts";
import { lastVerification, startVerification, verificationResult } from "../integrity/service.ts";
import { changeAreas, previewChange } from "../jurisdictions/areas/changeAreas.ts";
import { freeCode, getArea, residentsOf } from "../jurisdictions/areas/details.ts";
import { importAreas, loadSampleAreas, previewImport } from "../jurisdictions/areas/importAreas.ts";
import { assignAreas } from "../jurisdictions/assign.ts";
import { proposeMoves } from "../jurisdictions/balance.ts";
import { board } from "../jurisdictions/board.ts";
import * as handovers from "../jurisdictions/handovers/service.ts";
import { comparePlans } from "../jurisdictions/plans/compare.ts";
import { confirmPlan } from "../jurisdictions/plans/confirm.ts";
import * as planDrafts from "../jurisdictions/plans/drafts.ts";
import { movedCustomers } from "../jurisdictions/plans/movedCustomers.ts";
import { previewPlan } from "../jurisdictions/plans/preview.ts";
import { reversalOf, reversePlan } from "../jurisdictions/plans/reversal.ts";
import { listAreas, marketerLoads } from "../jurisdictions/service.ts";
import * as timeline from "../jurisdictions/timeline/service.ts";
import { replaceRecoveryKey } from "../keys/recoveryKey.ts";
import { startRenewal } from "../keys/renew.ts";
import { keyState } from "../keys/state.ts";
import { leadConversion } from "../leads/conversion.ts";
import { erasableLeads, erase } from "../leads/erasure.ts";
import { goldLinkForLead, goldLinks } from "../leads/goldLinks.ts";
import { leadBoard, listLeads } from "../leads/lists.ts";
import * as leads from "../leads/service.ts";
import { findSimilarLeads } from "../leads/similar.ts";
import * as leadStages from "../leads/stages.ts";
import { countCustomers, listCustomers } from "../ledger/list.ts";
import { listSavedFilters, removeSavedFilter, saveFilter } from "../ledger/savedFilters.ts";
import { changeCustomer, createCustomer, getCustomerForEdit, revealField, viewCustomer } from "../ledger/service.ts";
import { findSimilar } from "../ledger/similar.ts";
import { mergeCustomers, previewMerge } from "../merges/merge.ts";
import { listMerges, reverseMerge } from "../merges/reverse.ts";
import { creditVillages } from "../notices/creditVillages.ts";
import * as noticeDrafts from "../notices/drafts.ts";
import * as objections from "../notices/objections.ts";
import { candidates } from "../notices/postable.ts";
import { postNotice, withdrawNotice } from "../notices/posting.ts";
import { getNotice, listNotices } from "../notices/view.ts";
import { answerOffer, takeBackAnswer } from "../offers/answers.ts";
import { countOffers, listAccepted, listOffers, offersForCustomer } from "../offers/lists.ts";
import { countPartners, listPartners, viewPartner } from "../partners/lists.ts";
import * as partners from "../partners/service.ts";
import { concentrationOf } from "../portfolio/concentration.ts";
import { distribution } from "../portfolio/distribution.ts";
import { migration } from "../portfolio/migration.ts";
import { createProduct, getProduct, listProducts } from "../products/catalogue.ts";
import * as editions from "../products/editions.ts";
import { fitForCustomer } from "../products/fit.ts";
import { fittingCustomers } from "../products/fitting.ts";
import { setLoanProduct } from "../products/loans.ts";
import * as structures from "../products/structures.ts";
import * as decisions from "../ratings/decisions.ts";
import * as drafts from "../ratings/drafts.ts";
import { ratingCounts, ratingsDue } from "../ratings/due.ts";
import { reinstate, suspend } from "../ratings/life.ts";
import { ratingQueue, suspendedRatings, waitingRatings } from "../ratings/lists.ts";
import { getPolicy } from "../ratings/policy.ts";
import { updatePolicy } from "../ratings/policyChange.ts";
import { previewRenewal, proposeRenewals } from "../ratings/renewal.ts";
import * as ratings from "../ratings/service.ts";
import { viewRating } from "../ratings/view.ts";
import {
  addEntry,
  changeEntry,
  entryForEdit,
  removeEntry,
  restoreEntry,
  revealEntryField,
} from "../records/entries.ts";
import { saveSection } from "../records/sections.ts";
import { getRecord } from "../records/view.ts";
import { roundWithDoors } from "../rounds/doors.ts";
import { listRounds } from "../rounds/lists.ts";
import { markDoor } from "../rounds/marks.ts";
import {
  addProspect,
  changeProspect,
  linkCustomer,
  prospectForRegistration,
  removeProspect,
  restoreProspect,
} from "../rounds/prospects.ts";
import { beginRound, closeRound, reopenRound } from "../rounds/rounds.ts";
import { loadSampleCounty } from "../sample/service.ts";
import * as scorecardDrafts from "../scorecards/drafts.ts";
import { exportDraft, exportEdition, importDraft } from "../scorecards/files.ts";
import { publishDraft } from "../scorecards/publish.ts";
import { getScorecard, listEditions, scorecardFor } from "../scorecards/service.ts";
import { startWhatIf, whatIfResult } from "../scorecards/whatIf.ts";
import { acceptClock } from "../session/clock.ts";
import * as factors from "../session/secondFactor.ts";
import * as session from "../session/service.ts";
import { supportReport } from "../support/report.ts";
import * as surveys from "../surveys/service.ts";
import { listVillages, viewVillage } from "../surveys/view.ts";
import * as team from "../team/members.ts";
import * as teamRecords from "../team/records.ts";
import { checkUpdates, installUpdate } from "../updates/service.ts";
import { getSource, updateSource } from "../updates/source.ts";
import * as users from "../users/service.ts";
import { correctVisit, removeVisit, restoreVisit, visitChanges } from "../visits/corrections.ts";
import { dayList, dayListVillages } from "../visits/dayList.ts";
import { completeFollowUp, dropFollowUp, putOffFollowUp, reopenFollowUp } from "../visits/followUpDecisions.ts";
import { countFollowUps, listFollowUps } from "../visits/followUpPages.ts";
import { nextFollowUp } from "../visits/followUps.ts";
import { listedVisits, visitCalendar } from "../visits/pages.ts";
import { listVisits, logVisit } from "../visits/service.ts";
import type { ApiContext } from "./context.ts";
import { authoriseDocument } from "./documentAccess.ts";
import { authorise, toAnswer } from "./guard.ts";
import { allowedPaths } from "./permissions.ts";

const api = implement(contract).$context<ApiContext>();

/** Procedures that the permissions call public: no user, no ledger of one's own. */
const open = api.use(async ({ context: { core, connection }, path, next, signal }) => {
  const procedure = path.join(".") as ProcedurePath;
  try {
    await authorise(core, connection, procedure);
    return await next();
  } catch (error) {
    throw toAnswer(core, procedure, error, signal);
  }
});

/** All others: authorised first, then given the context of their user. */
const inside = api.use(async ({ context: { core, connection }, path, next, signal }) => {
  const procedure = path.join(".") as ProcedurePath;
  try {
    const ctx = await authorise(core, connection, procedure);
    if (!ctx) throw new Error(`${procedure} is public by its permissions but needs a user.`);
    return await next({ context: { ctx } });
  } catch (error) {
    throw toAnswer(core, procedure, error, signal);
  }
});

const { areas, assessments, audit, branch, bulk, customers, documents, jobs, jurisdictions, records, rounds, visits } =
  inside;
const { secondFactor } = inside.session;

function withAllowed(current: session.SignedIn): CurrentSession {
  return { ...current, allowed: allowedPaths(current.user.roles) };
}

/** Every procedure of the contract, joined to the service that does it. The transports serve this. */
export const router = api.router({
  areas: {
    get: areas.get.handler(({ context: { ctx }, input }) => getArea(ctx, input)),
    residents: areas.residents.handler(({ context: { ctx }, input }) => residentsOf(ctx, input)),
    freeCode: areas.freeCode.handler(({ context: { ctx }, input }) => freeCode(ctx, input)),
    previewImport: areas.previewImport.handler(({ context: { ctx }, input }) => previewImport(ctx, input)),
    import: areas.import.handler(({ context: { ctx }, input }) => importAreas(ctx, input)),
    loadSample: areas.loadSample.handler(({ context: { ctx } }) => loadSampleAreas(ctx)),
    previewChange: areas.previewChange.handler(({ context: { ctx }, input }) => previewChange(ctx, input)),
    change: areas.change.handler(({ context: { ctx }, input }) => changeAreas(ctx, input)),
  },
  assessments: {
    periods: {
      list: assessments.periods.list.handler(({ context: { ctx } }) => listPeriods(ctx)),
      open: assessments.periods.open.handler(({ context: { ctx }, input }) => openPeriod(ctx, input)),
      withdraw: assessments.periods.withdraw.handler(({ context: { ctx }, input }) => withdrawPeriod(ctx, input)),
      compute: assessments.periods.compute.handler(({ context: { core, ctx }, input }) =>
        startComputing(core, ctx, input),
      ),
      freeze: assessments.periods.freeze.handler(({ context: { core, ctx }, input }) =>
        startFreezing(core, ctx, input),
      ),
    },
    scores: assessments.scores.handler(({ context: { ctx }, input }) => listScores(ctx, input)),
    score: assessments.score.handler(({ context: { ctx }, input }) => getScore(ctx, input)),
    customers: assessments.customers.handler(({ context: { ctx }, input }) => customersBehind(ctx, input)),
    formulas: {
      list: assessments.formulas.list.handler(({ context: { ctx } }) => assessmentFormulas.listFormulas(ctx)),
      draft: assessments.formulas.draft.handler(({ context: { ctx } }) => assessmentFormulas.getFormulaDraft(ctx)),
      createDraft: assessments.formulas.createDraft.handler(({ context: { ctx } }) =>
        assessmentFormulas.createFormulaDraft(ctx),
      ),
      saveDraft: assessments.formulas.saveDraft.handler(({ context: { ctx }, input }) =>
        assessmentFormulas.saveFormulaDraft(ctx, input),
      ),
      discardDraft: assessments.formulas.discardDraft.handler(({ context: { ctx }, input }) =>
        assessmentFormulas.discardFormulaDraft(ctx, input),
      ),
      publish: assessments.formulas.publish.handler(({ context: { ctx }, input }) =>
        assessmentFormulas.publishFormula(ctx, input),
      ),
      whatIf: assessments.formulas.whatIf.handler(({ context: { ctx }, input }) => formulaWhatIf(ctx, input)),
    },
    disputes: {
      open: assessments.disputes.open.handler(({ context: { ctx } }) => assessmentDisputes.openDisputes(ctx)),
      ofScore: assessments.disputes.ofScore.handler(({ context: { ctx }, input }) =>
        assessmentDisputes.disputesOfScore(ctx, input),
      ),
      file: assessments.disputes.file.handler(({ context: { ctx }, input }) =>
        assessmentDisputes.fileDispute(ctx, input),
      ),
      withdraw: assessments.disputes.withdraw.handler(({ context: { ctx }, input }) =>
        assessmentDisputes.withdrawDispute(ctx, input),
      ),
      answer: assessments.disputes.answer.handler(({ context: { ctx }, input }) =>
        assessmentDisputes.answerDispute(ctx, input),
      ),
    },
    correct: assessments.correct.handler(({ context: { ctx }, input }) => assessmentDisputes.correct(ctx, input)),
  },
  attachments: {
    list: inside.attachments.list.handler(({ context: { ctx }, input }) => attachments.listAttachments(ctx, input)),
    add: inside.attachments.add.handler(({ context: { ctx }, input }) => attachments.addAttachment(ctx, input)),
    change: inside.attachments.change.handler(({ context: { ctx }, input }) =>
      attachments.changeAttachment(ctx, input),
    ),
    tieToVisit: inside.attachments.tieToVisit.handler(({ context: { ctx }, input }) =>
      attachments.tieToVisit(ctx, input),
    ),
    remove: inside.attachments.remove.handler(({ context: { ctx }, input }) =>
      attachments.removeAttachment(ctx, input),
    ),
    restore: inside.attachments.restore.handler(({ context: { ctx }, input }) =>
      attachments.restoreAttachment(ctx, input),
    ),
    thumbnail: inside.attachments.thumbnail.handler(({ context: { ctx }, input }) =>
      attachments.attachmentThumbnail(ctx, input),
    ),
    content: inside.attachments.content.handler(({ context: { ctx }, input }) =>
      attachments.attachmentContent(ctx, input),
    ),
  },
  audit: {
    list: audit.list.handler(({ context: { ctx }, input }) => listAudit(ctx, input)),
    verify: audit.verify.handler(({ context: { core } }) => verifyTrail(core)),
    standing: audit.standing.handler(({ context: { ctx } }) => trailStanding(ctx)),
    compareSheet: audit.compareSheet.handler(({ context: { core, ctx }, input }) => compareSheet(core, ctx, input)),
  },
  balance: {
    propose: inside.balance.propose.handler(({ context: { ctx }, input }) => proposeMoves(ctx, input)),
  },
  backups: {
    state: inside.backups.state.handler(({ context: { core, ctx } }) => backupsState(core, ctx)),
    warning: inside.backups.warning.handler(({ context: { ctx } }) => backupWarning(ctx)),
    list: inside.backups.list.handler(({ context: { ctx } }) => backups.listBackups(ctx)),
    updateSettings: inside.backups.updateSettings.handler(({ context: { core, ctx }, input }) =>
      updateBackupSettings(core, ctx, input),
    ),
    setPassphrase: inside.backups.setPassphrase.handler(({ context: { core, ctx }, input }) =>
      setPassphrase(core, ctx, input),
    ),
    run: inside.backups.run.handler(({ context: { core, ctx } }) => backups.runNow(core, ctx)),
    cancel: inside.backups.cancel.handler(({ context: { core } }) => backups.cancelBackup(core)),
    previewRetention: inside.backups.previewRetention.handler(({ context: { core, ctx }, input }) =>
      previewRetention(core, ctx, input),
    ),
    chooseFolder: inside.backups.chooseFolder.handler(({ context: { core } }) => backups.chooseFolder(core)),
  },
  binders: {
    preview: inside.binders.preview.handler(({ context: { ctx }, input }) => binders.previewBinder(ctx, input)),
    start: inside.binders.start.handler(({ context: { core, ctx }, input }) => binders.startBinder(core, ctx, input)),
    list: inside.binders.list.handler(({ context: { core, ctx } }) => binders.listBinders(core, ctx)),
    progress: inside.binders.progress.handler(({ context: { core, ctx } }) => binders.binderProgress(core, ctx)),
    get: inside.binders.get.handler(({ context: { core, ctx }, input }) => binders.getBinder(core, ctx, input)),
    pause: inside.binders.pause.handler(({ context: { core, ctx }, input }) => binders.pauseBinder(core, ctx, input)),
    resume: inside.binders.resume.handler(({ context: { core, ctx }, input }) =>
      binders.resumeBinder(core, ctx, input),
    ),
    cancel: inside.binders.cancel.handler(({ context: { core, ctx }, input }) =>
      binders.cancelBinder(core, ctx, input),
    ),
    discard: inside.binders.discard.handler(({ context: { core, ctx }, input }) =>
      binders.discardBinder(core, ctx, input),
    ),
    volume: inside.binders.volume.handler(({ context: { core, ctx }, input }) => takeVolume(core, ctx, input)),
    index: inside.binders.index.handler(({ context: { core, ctx }, input }) => takeIndex(core, ctx, input)),
  },
  branch: {
    status: open.branch.status.handler(({ context: { core } }) => ({
      stage: core.isSetUp ? ("ready" as const) : ("new" as const),
      problem: lostKeyring(core),
      appVersion: core.appVersion,
      shell: core.options.shell,
    })),
    create: open.branch.create.handler(({ context: { core, connection }, input }) =>
      createBranch(core, connection, input),
    ),
    loadSample: branch.loadSample.handler(async ({ context: { core, ctx } }) => {
      const job = await loadSampleCounty(core, ctx);
      return { jobId: job.id };
    }),
    settings: {
      get: branch.settings.get.handler(({ context: { ctx } }) => getSettings(ctx)),
      update: branch.settings.update.handler(async ({ context: { core, ctx }, input }) => {
        const settings = await updateSettings(ctx, input);
        await core.reloadBranchSettings();
        return settings;
      }),
    },
  },
  bulk: {
    preview: bulk.preview.handler(({ context: { ctx }, input }) => previewSelection(ctx, input)),
    markKeyTarget: bulk.markKeyTarget.handler(({ context: { ctx }, input }) => markKeyTarget(ctx, input)),
    markGold: bulk.markGold.handler(({ context: { ctx }, input }) => markGold(ctx, input)),
    scheduleVisit: bulk.scheduleVisit.handler(({ context: { ctx }, input }) => scheduleVisit(ctx, input)),
    previewReassign: bulk.previewReassign.handler(({ context: { ctx }, input }) => previewReassign(ctx, input)),
    reassign: bulk.reassign.handler(({ context: { ctx }, input }) => reassign(ctx, input)),
  },
  covers: {
    list: inside.covers.list.handler(({ context: { ctx } }) => listCovers(ctx)),
    preview: inside.covers.preview.handler(({ context: { ctx }, input }) => previewCover(ctx, input)),
    add: inside.covers.add.handler(({ context: { ctx }, input }) => addCover(ctx, input)),
    changeEnd: inside.covers.changeEnd.handler(({ context: { ctx }, input }) => changeCoverEnd(ctx, input)),
  },
  creditLines: {
    get: inside.creditLines.get.handler(({ context: { ctx }, input }) => getCreditLine(ctx, input)),
    movements: inside.creditLines.movements.handler(({ context: { ctx }, input }) => listMovements(ctx, input)),
    draw: inside.creditLines.draw.handler(({ context: { ctx }, input }) => lineMovements.draw(ctx, input)),
    repay: inside.creditLines.repay.handler(({ context: { ctx }, input }) => lineMovements.repay(ctx, input)),
    reverse: inside.creditLines.reverse.handler(({ context: { ctx }, input }) => lineMovements.reverse(ctx, input)),
    inUse: inside.creditLines.inUse.handler(({ context: { ctx }, input }) => linesInUse(ctx, input)),
    inUseTotal: inside.creditLines.inUseTotal.handler(({ context: { ctx }, input }) => linesInUseTotal(ctx, input)),
  },
  customers: {
    list: customers.list.handler(({ context: { ctx }, input, signal }) => listCustomers(ctx, input, signal)),
    count: customers.count.handler(({ context: { ctx }, input, signal }) => countCustomers(ctx, input, signal)),
    get: customers.get.handler(({ context: { ctx }, input }) => viewCustomer(ctx, input)),
    getForEdit: customers.getForEdit.handler(({ context: { ctx }, input }) => getCustomerForEdit(ctx, input)),
    reveal: customers.reveal.handler(({ context: { ctx }, input }) => revealField(ctx, input)),
    create: customers.create.handler(({ context: { ctx }, input }) => createCustomer(ctx, input)),
    update: customers.update.handler(({ context: { ctx }, input }) => changeCustomer(ctx, input)),
    findSimilar: customers.findSimilar.handler(({ context: { ctx }, input }) => findSimilar(ctx, input)),
  },
  dashboard: {
    today: inside.dashboard.today.handler(({ context: { core, ctx } }) => dashboard.today(core, ctx)),
    branch: inside.dashboard.branch.handler(({ context: { ctx } }) => branchToday(ctx)),
  },
  dayList: {
    villages: inside.dayList.villages.handler(({ context: { ctx }, input }) => dayListVillages(ctx, input)),
    list: inside.dayList.list.handler(({ context: { ctx }, input }) => dayList(ctx, input)),
  },
  departures: {
    holdings: inside.departures.holdings.handler(({ context: { ctx }, input }) => holdings(ctx, input)),
    moves: inside.departures.moves.handler(({ context: { ctx }, input }) => departureMoves(ctx, input)),
    confirm: inside.departures.confirm.handler(({ context: { core, ctx }, input }) =>
      confirmDeparture(core, ctx, input),
    ),
  },
  documents: {
    capabilities: documents.capabilities.handler(({ context: { core } }) => ({
      pdf: core.options.pdfPrinter !== null,
      printer: core.options.paperPrinter !== null,
    })),
    page: documents.page.handler(async ({ context: { core, ctx }, input }) => {
      await authoriseDocument(ctx, input.document.kind);
      return documentPage(ctx, input, core.options.pdfPrinter);
    }),
    pdf: documents.pdf.handler(async ({ context: { core, ctx }, input }) => {
      await authoriseDocument(ctx, input.document.kind);
      return documentPdf(ctx, input, core.options.pdfPrinter);
    }),
    printers: documents.printers.handler(({ context: { core } }) => listPrinters(core.options.paperPrinter)),
    print: documents.print.handler(async ({ context: { core, ctx }, input }) => {
      await authoriseDocument(ctx, input.document.kind);
      return printDocument(ctx, input, core.options);
    }),
    printed: documents.printed.handler(async ({ context: { ctx }, input }) => {
      await authoriseDocument(ctx, input.document.kind);
      return recordDialog(ctx, input);
    }),
  },
  exports: {
    start: inside.exports.start.handler(({ context: { core, connection, ctx }, input }) =>
      startExport(core, connection, ctx, input, false),
    ),
    startRevealed: inside.exports.startRevealed.handler(({ context: { core, connection, ctx }, input }) =>
      startExport(core, connection, ctx, input, true),
    ),
    next: inside.exports.next.handler(({ context: { core, connection }, input }) => nextPiece(core, connection, input)),
    cancel: inside.exports.cancel.handler(({ context: { core, connection }, input }) =>
      cancelExport(core, connection, input),
    ),
  },
  diligence: {
    list: inside.diligence.list.handler(({ context: { ctx }, input }) => listDiligences(ctx, input)),
    counts: inside.diligence.counts.handler(({ context: { ctx } }) => countDiligences(ctx)),
    forCustomer: inside.diligence.forCustomer.handler(({ context: { ctx }, input }) =>
      diligencesOfCustomer(ctx, input),
    ),
    view: inside.diligence.view.handler(({ context: { ctx }, input }) => viewDiligence(ctx, input)),
    colleagues: inside.diligence.colleagues.handler(({ context: { ctx } }) => colleagues(ctx)),
    begin: inside.diligence.begin.handler(({ context: { ctx }, input }) => beginDiligence(ctx, input)),
    save: inside.diligence.save.handler(({ context: { ctx }, input }) => saveDiligence(ctx, input)),
    discard: inside.diligence.discard.handler(({ context: { ctx }, input }) => discardDiligence(ctx, input)),
    conclude: inside.diligence.conclude.handler(({ context: { ctx }, input }) => concludeDiligence(ctx, input)),
    override: inside.diligence.override.handler(({ context: { ctx }, input }) => overrideRule(ctx, input)),
    confirm: inside.diligence.confirm.handler(({ context: { ctx }, input }) => confirmDiligence(ctx, input)),
    return: inside.diligence.return.handler(({ context: { ctx }, input }) => returnDiligence(ctx, input)),
    forRating: inside.diligence.forRating.handler(({ context: { ctx }, input }) => diligenceForRating(ctx, input)),
    policy: {
      get: inside.diligence.policy.get.handler(({ context: { ctx } }) => getCreditPolicy(ctx)),
      update: inside.diligence.policy.update.handler(({ context: { ctx }, input }) => updateCreditPolicy(ctx, input)),
    },
  },
  products: {
    list: inside.products.list.handler(({ context: { ctx } }) => listProducts(ctx)),
    get: inside.products.get.handler(({ context: { ctx }, input }) => getProduct(ctx, input)),
    create: inside.products.create.handler(({ context: { ctx }, input }) => createProduct(ctx, input)),
    saveDraft: inside.products.saveDraft.handler(({ context: { ctx }, input }) => editions.saveDraft(ctx, input)),
    discardDraft: inside.products.discardDraft.handler(({ context: { ctx }, input }) =>
      editions.discardDraft(ctx, input),
    ),
    publish: inside.products.publish.handler(({ context: { ctx }, input }) => editions.publishProduct(ctx, input)),
    withdraw: inside.products.withdraw.handler(({ context: { ctx }, input }) => editions.withdrawProduct(ctx, input)),
    reinstate: inside.products.reinstate.handler(({ context: { ctx }, input }) =>
      editions.reinstateProduct(ctx, input),
    ),
    fitting: inside.products.fitting.handler(({ context: { ctx }, input, signal }) =>
      fittingCustomers(ctx, input, signal),
    ),
    forCustomer: inside.products.forCustomer.handler(({ context: { ctx }, input }) => fitForCustomer(ctx, input)),
    setLoanProduct: inside.products.setLoanProduct.handler(({ context: { ctx }, input }) => setLoanProduct(ctx, input)),
    structures: inside.products.structures.handler(({ context: { ctx }, input }) =>
      structures.listStructures(ctx, input),
    ),
    saveStructure: inside.products.saveStructure.handler(({ context: { ctx }, input }) =>
      structures.saveStructure(ctx, input),
    ),
    removeStructure: inside.products.removeStructure.handler(({ context: { ctx }, input }) =>
      structures.removeStructure(ctx, input),
    ),
    restoreStructure: inside.products.restoreStructure.handler(({ context: { ctx }, input }) =>
      structures.restoreStructure(ctx, input),
    ),
  },
  offers: {
    forCustomer: inside.offers.forCustomer.handler(({ context: { ctx }, input }) => offersForCustomer(ctx, input)),
    list: inside.offers.list.handler(({ context: { ctx }, input, signal }) => listOffers(ctx, input, signal)),
    accepted: inside.offers.accepted.handler(({ context: { ctx }, input }) => listAccepted(ctx, input)),
    answer: inside.offers.answer.handler(({ context: { ctx }, input }) => answerOffer(ctx, input)),
    takeBack: inside.offers.takeBack.handler(({ context: { ctx }, input }) => takeBackAnswer(ctx, input)),
    counts: inside.offers.counts.handler(({ context: { ctx } }) => countOffers(ctx)),
  },
  gold: {
    rules: {
      get: inside.gold.rules.get.handler(({ context: { ctx } }) => getGoldRules(ctx)),
      update: inside.gold.rules.update.handler(({ context: { ctx }, input }) => updateGoldRules(ctx, input)),
    },
    preview: inside.gold.preview.handler(({ context: { core, ctx }, input }) => startPreview(core, ctx, input)),
    previewResult: inside.gold.previewResult.handler(({ context: { core, ctx }, input }) =>
      previewResult(core, ctx, input),
    ),
    candidates: inside.gold.candidates.handler(({ context: { core, ctx }, input }) =>
      previewCandidates(core, ctx, input),
    ),
    confirm: inside.gold.confirm.handler(({ context: { ctx }, input }) => confirmGold(ctx, input)),
    list: inside.gold.list.handler(({ context: { ctx }, input }) => listMembers(ctx, input)),
    ended: inside.gold.ended.handler(({ context: { ctx }, input }) => listEnded(ctx, input)),
    counts: inside.gold.counts.handler(({ context: { ctx } }) => countGold(ctx)),
    forCustomer: inside.gold.forCustomer.handler(({ context: { ctx }, input }) => goldOfCustomer(ctx, input)),
    review: inside.gold.review.handler(({ context: { ctx }, input }) => reviewGold(ctx, input)),
    end: inside.gold.end.handler(({ context: { ctx }, input }) => endGold(ctx, input)),
    changePrivileges: inside.gold.changePrivileges.handler(({ context: { ctx }, input }) =>
      changePrivileges(ctx, input),
    ),
  },
  handbook: {
    list: inside.handbook.list.handler(({ context: { ctx } }) => listPages(ctx)),
    page: inside.handbook.page.handler(({ context: { ctx }, input }) => viewPage(ctx, input)),
    search: inside.handbook.search.handler(({ context: { ctx }, input }) => searchHandbook(ctx, input)),
    confirmRead: inside.handbook.confirmRead.handler(({ context: { ctx }, input }) => confirmRead(ctx, input)),
    saveNote: inside.handbook.saveNote.handler(({ context: { ctx }, input }) => saveNote(ctx, input)),
    readers: inside.handbook.readers.handler(({ context: { ctx }, input }) => listReaders(ctx, input)),
    drafts: {
      get: inside.handbook.drafts.get.handler(({ context: { ctx }, input }) => handbookDrafts.getDraft(ctx, input)),
      save: inside.handbook.drafts.save.handler(({ context: { ctx }, input }) => handbookDrafts.saveDraft(ctx, input)),
      publish: inside.handbook.drafts.publish.handler(({ context: { ctx }, input }) =>
        handbookDrafts.publish(ctx, input),
      ),
      retire: inside.handbook.drafts.retire.handler(({ context: { ctx }, input }) => handbookDrafts.retire(ctx, input)),
    },
  },
  handovers: {
    list: inside.handovers.list.handler(({ context: { ctx }, input }) => handovers.listHandovers(ctx, input)),
    get: inside.handovers.get.handler(({ context: { ctx }, input }) => handovers.getHandover(ctx, input)),
    customers: inside.handovers.customers.handler(({ context: { ctx }, input }) =>
      handovers.handoverCustomers(ctx, input),
    ),
    acknowledge: inside.handovers.acknowledge.handler(({ context: { ctx }, input }) =>
      handovers.acknowledgeHandover(ctx, input),
    ),
  },
  history: {
    list: inside.history.list.handler(({ context: { ctx }, input }) => listHistory(ctx, input)),
    undoLast: inside.history.undoLast.handler(({ context: { ctx }, input }) => undoLast(ctx, input)),
    restore: inside.history.restore.handler(({ context: { ctx }, input }) => restoreValue(ctx, input)),
  },
  imports: {
    upload: inside.imports.upload.handler(({ context: { core, ctx }, input }) =>
      imports.uploadImport(core, ctx, input),
    ),
    get: inside.imports.get.handler(({ context: { core, ctx }, input }) => imports.getImport(core, ctx, input)),
    list: inside.imports.list.handler(({ context: { core, ctx } }) => imports.listImports(core, ctx)),
    chooseSheets: inside.imports.chooseSheets.handler(({ context: { core, ctx }, input }) =>
      imports.chooseSheets(core, ctx, input),
    ),
    check: inside.imports.check.handler(({ context: { core, ctx }, input }) => imports.checkImport(core, ctx, input)),
    rows: inside.imports.rows.handler(({ context: { ctx }, input }) => imports.importRowsPage(ctx, input)),
    problems: inside.imports.problems.handler(({ context: { ctx }, input }) => imports.importProblems(ctx, input)),
    run: inside.imports.run.handler(({ context: { core, ctx }, input }) => imports.runImport(core, ctx, input)),
    previewUndo: inside.imports.previewUndo.handler(({ context: { core, ctx }, input }) =>
      imports.previewUndo(core, ctx, input),
    ),
    undo: inside.imports.undo.handler(({ context: { core, ctx }, input }) => imports.undoImport(core, ctx, input)),
    refusedRows: inside.imports.refusedRows.handler(({ context: { ctx }, input }) => refusedRowsWorkbook(ctx, input)),
    template: inside.imports.template.handler(({ input }) => importTemplate(input)),
  },
  integrity: {
    start: inside.integrity.start.handler(({ context: { core, connection, ctx } }) =>
      startVerification(core, connection, ctx),
    ),
    result: inside.integrity.result.handler(({ context: { core, connection }, input }) =>
      verificationResult(core, connection, input),
    ),
    last: inside.integrity.last.handler(({ context: { ctx } }) => lastVerification(ctx)),
  },
  keys: {
    state: inside.keys.state.handler(({ context: { core, ctx } }) => keyState(core, ctx)),
    renew: inside.keys.renew.handler(async ({ context: { core, ctx }, input }) => ({
      jobId: (await startRenewal(core, ctx, input)).id,
    })),
    newRecoveryKey: inside.keys.newRecoveryKey.handler(({ context: { core, ctx }, input }) =>
      replaceRecoveryKey(core, ctx, input),
    ),
  },
  jobs: {
    get: jobs.get.handler(({ context: { core, ctx }, input }) => core.jobs.get(input.id, ctx.actor.id)),
    cancel: jobs.cancel.handler(({ context: { core, ctx }, input }) => core.jobs.cancel(input.id, ctx.actor.id)),
  },
  jurisdictions: {
    areas: jurisdictions.areas.handler(({ context: { ctx }, input }) => listAreas(ctx, input)),
    board: jurisdictions.board.handler(({ context: { ctx }, input }) => board(ctx, input)),
    marketers: jurisdictions.marketers.handler(({ context: { ctx } }) => marketerLoads(ctx)),
    customerTimeline: jurisdictions.customerTimeline.handler(({ context: { ctx }, input }) =>
      timeline.customerTimeline(ctx, input),
    ),
    areaTimeline: jurisdictions.areaTimeline.handler(({ context: { ctx }, input }) =>
      timeline.areaTimeline(ctx, input),
    ),
    responsibleOn: jurisdictions.responsibleOn.handler(({ context: { ctx }, input }) =>
      timeline.customerOnDay(ctx, input),
    ),
    assign: jurisdictions.assign.handler(({ context: { ctx }, input }) => assignAreas(ctx, input)),
  },
  leads: {
    list: inside.leads.list.handler(({ context: { ctx }, input }) => listLeads(ctx, input)),
    board: inside.leads.board.handler(({ context: { ctx }, input }) => leadBoard(ctx, input)),
    get: inside.leads.get.handler(({ context: { ctx }, input }) => leads.viewLead(ctx, input)),
    getForEdit: inside.leads.getForEdit.handler(({ context: { ctx }, input }) => leads.getLeadForEdit(ctx, input)),
    reveal: inside.leads.reveal.handler(({ context: { ctx }, input }) => leads.revealLead(ctx, input)),
    findSimilar: inside.leads.findSimilar.handler(({ context: { ctx }, input }) => findSimilarLeads(ctx, input)),
    goldLinks: inside.leads.goldLinks.handler(({ context: { ctx }, input }) => goldLinks(ctx, input)),
    goldLinkForLead: inside.leads.goldLinkForLead.handler(({ context: { ctx }, input }) => goldLinkForLead(ctx, input)),
    create: inside.leads.create.handler(({ context: { ctx }, input }) => leads.createLead(ctx, input)),
    update: inside.leads.update.handler(({ context: { ctx }, input }) => leads.changeLead(ctx, input)),
    setStep: inside.leads.setStep.handler(({ context: { ctx }, input }) => leadStages.setStep(ctx, input)),
    lose: inside.leads.lose.handler(({ context: { ctx }, input }) => leadStages.loseLead(ctx, input)),
    reopen: inside.leads.reopen.handler(({ context: { ctx }, input }) => leadStages.reopenLead(ctx, input)),
    addNote: inside.leads.addNote.handler(({ context: { ctx }, input }) => leads.addNote(ctx, input)),
    register: inside.leads.register.handler(({ context: { ctx }, input }) => leadStages.registerLead(ctx, input)),
    link: inside.leads.link.handler(({ context: { ctx }, input }) => leadStages.linkLead(ctx, input)),
    unlink: inside.leads.unlink.handler(({ context: { ctx }, input }) => leadStages.unlinkLead(ctx, input)),
    conversion: inside.leads.conversion.handler(({ context: { ctx }, input }) => leadConversion(ctx, input)),
    erasable: inside.leads.erasable.handler(({ context: { ctx } }) => erasableLeads(ctx)),
    erase: inside.leads.erase.handler(({ context: { ctx }, input }) => erase(ctx, input)),
  },
  merges: {
    preview: inside.merges.preview.handler(({ context: { ctx }, input }) => previewMerge(ctx, input)),
    merge: inside.merges.merge.handler(({ context: { ctx }, input }) => mergeCustomers(ctx, input)),
    reverse: inside.merges.reverse.handler(({ context: { ctx }, input }) => reverseMerge(ctx, input)),
    listForCustomer: inside.merges.listForCustomer.handler(({ context: { ctx }, input }) => listMerges(ctx, input)),
  },
  portfolio: {
    distribution: inside.portfolio.distribution.handler(({ context: { ctx }, input }) => distribution(ctx, input)),
    migration: inside.portfolio.migration.handler(({ context: { ctx }, input }) => migration(ctx, input)),
    concentration: inside.portfolio.concentration.handler(({ context: { ctx }, input }) => concentrationOf(ctx, input)),
  },
  notices: {
    list: inside.notices.list.handler(({ context: { ctx }, input }) => listNotices(ctx, input)),
    get: inside.notices.get.handler(({ context: { ctx }, input }) => getNotice(ctx, input)),
    candidates: inside.notices.candidates.handler(({ context: { ctx }, input }) => candidates(ctx, input)),
    saveDraft: inside.notices.saveDraft.handler(({ context: { ctx }, input }) => noticeDrafts.saveDraft(ctx, input)),
    discard: inside.notices.discard.handler(({ context: { ctx }, input }) => noticeDrafts.discardDraft(ctx, input)),
    post: inside.notices.post.handler(({ context: { ctx }, input }) => postNotice(ctx, input)),
    withdraw: inside.notices.withdraw.handler(({ context: { ctx }, input }) => withdrawNotice(ctx, input)),
    recordObjection: inside.notices.recordObjection.handler(({ context: { ctx }, input }) =>
      objections.recordObjection(ctx, input),
    ),
    revealObjector: inside.notices.revealObjector.handler(({ context: { ctx }, input }) =>
      objections.revealObjector(ctx, input),
    ),
    investigate: inside.notices.investigate.handler(({ context: { ctx }, input }) =>
      objections.investigate(ctx, input),
    ),
    answer: inside.notices.answer.handler(({ context: { ctx }, input }) => objections.answerObjection(ctx, input)),
    villages: inside.notices.villages.handler(({ context: { ctx } }) => creditVillages(ctx)),
  },
  partners: {
    list: inside.partners.list.handler(({ context: { ctx }, input }) => listPartners(ctx, input)),
    get: inside.partners.get.handler(({ context: { ctx }, input }) => viewPartner(ctx, input)),
    counts: inside.partners.counts.handler(({ context: { ctx } }) => countPartners(ctx)),
    create: inside.partners.create.handler(({ context: { ctx }, input }) => partners.createPartner(ctx, input)),
    update: inside.partners.update.handler(({ context: { ctx }, input }) => partners.changePartner(ctx, input)),
    end: inside.partners.end.handler(({ context: { ctx }, input }) => partners.endPartner(ctx, input)),
    resume: inside.partners.resume.handler(({ context: { ctx }, input }) => partners.resumePartner(ctx, input)),
    addAgreement: inside.partners.addAgreement.handler(({ context: { ctx }, input }) =>
      partners.addAgreement(ctx, input),
    ),
    changeAgreement: inside.partners.changeAgreement.handler(({ context: { ctx }, input }) =>
      partners.changeAgreement(ctx, input),
    ),
  },
  ratings: {
    form: inside.ratings.form.handler(({ context: { ctx }, input }) => ratings.ratingForm(ctx, input)),
    listForCustomer: inside.ratings.listForCustomer.handler(({ context: { ctx }, input }) =>
      ratings.listRatingsForCustomer(ctx, input),
    ),
    events: inside.ratings.events.handler(({ context: { ctx }, input }) => ratings.listRatingEvents(ctx, input)),
    get: inside.ratings.get.handler(({ context: { ctx }, input }) => ratings.getRating(ctx, input)),
    view: inside.ratings.view.handler(({ context: { ctx }, input }) => viewRating(ctx, input)),
    counts: inside.ratings.counts.handler(({ context: { ctx }, input }) => ratingCounts(ctx, input)),
    queue: inside.ratings.queue.handler(({ context: { ctx }, input }) => ratingQueue(ctx, input)),
    due: inside.ratings.due.handler(({ context: { ctx }, input }) => ratingsDue(ctx, input)),
    suspended: inside.ratings.suspended.handler(({ context: { ctx }, input }) => suspendedRatings(ctx, input)),
    waiting: inside.ratings.waiting.handler(({ context: { ctx }, input }) => waitingRatings(ctx, input)),
    saveDraft: inside.ratings.saveDraft.handler(({ context: { ctx }, input }) => drafts.saveDraft(ctx, input)),
    discard: inside.ratings.discard.handler(({ context: { ctx }, input }) => drafts.discard(ctx, input)),
    propose: inside.ratings.propose.handler(({ context: { ctx }, input }) => drafts.propose(ctx, input)),
    withdraw: inside.ratings.withdraw.handler(({ context: { ctx }, input }) => drafts.withdraw(ctx, input)),
    approve: inside.ratings.approve.handler(({ context: { ctx }, input }) => decisions.approve(ctx, input)),
    approveMany: inside.ratings.approveMany.handler(({ context: { ctx }, input }) => decisions.approveMany(ctx, input)),
    return: inside.ratings.return.handler(({ context: { ctx }, input }) => decisions.returnRating(ctx, input)),
    suspend: inside.ratings.suspend.handler(({ context: { ctx }, input }) => suspend(ctx, input)),
    reinstate: inside.ratings.reinstate.handler(({ context: { ctx }, input }) => reinstate(ctx, input)),
    renewal: {
      preview: inside.ratings.renewal.preview.handler(({ context: { ctx }, input }) => previewRenewal(ctx, input)),
      propose: inside.ratings.renewal.propose.handler(({ context: { ctx }, input }) => proposeRenewals(ctx, input)),
    },
    policy: {
      get: inside.ratings.policy.get.handler(({ context: { ctx } }) => getPolicy(ctx)),
      update: inside.ratings.policy.update.handler(({ context: { ctx }, input }) => updatePolicy(ctx, input)),
    },
  },
  plans: {
    list: inside.plans.list.handler(({ context: { ctx }, input }) => planDrafts.listPlans(ctx, input)),
    get: inside.plans.get.handler(({ context: { ctx }, input }) => planDrafts.getPlan(ctx, input)),
    save: inside.plans.save.handler(({ context: { ctx }, input }) => planDrafts.savePlan(ctx, input)),
    drop: inside.plans.drop.handler(({ context: { ctx }, input }) => planDrafts.dropPlan(ctx, input)),
    restore: inside.plans.restore.handler(({ context: { ctx }, input }) => planDrafts.restorePlan(ctx, input)),
    acceptChanges: inside.plans.acceptChanges.handler(({ context: { ctx }, input }) =>
      planDrafts.acceptChanges(ctx, input),
    ),
    preview: inside.plans.preview.handler(({ context: { ctx }, input }) => previewPlan(ctx, input)),
    movedCustomers: inside.plans.movedCustomers.handler(({ context: { ctx }, input }) => movedCustomers(ctx, input)),
    compare: inside.plans.compare.handler(({ context: { ctx }, input }) => comparePlans(ctx, input)),
    confirm: inside.plans.confirm.handler(({ context: { ctx }, input }) => confirmPlan(ctx, input)),
    reversal: inside.plans.reversal.handler(({ context: { ctx }, input }) => reversalOf(ctx, input)),
    reverse: inside.plans.reverse.handler(({ context: { ctx }, input }) => reversePlan(ctx, input)),
  },
  records: {
    get: records.get.handler(({ context: { ctx }, input }) => getRecord(ctx, input)),
    saveSection: records.saveSection.handler(({ context: { ctx }, input }) => saveSection(ctx, input)),
    addEntry: records.addEntry.handler(({ context: { ctx }, input }) => addEntry(ctx, input)),
    changeEntry: records.changeEntry.handler(({ context: { ctx }, input }) => changeEntry(ctx, input)),
    removeEntry: records.removeEntry.handler(({ context: { ctx }, input }) => removeEntry(ctx, input)),
    restoreEntry: records.restoreEntry.handler(({ context: { ctx }, input }) => restoreEntry(ctx, input)),
    reveal: records.reveal.handler(({ context: { ctx }, input }) => revealEntryField(ctx, input)),
    entryForEdit: records.entryForEdit.handler(({ context: { ctx }, input }) => entryForEdit(ctx, input)),
  },
  restore: {
    list: open.restore.list.handler(({ input }) => restore.listFolder(input)),
    preview: open.restore.preview.handler(({ context: { core }, input }) => restore.previewRestore(core, input)),
    start: open.restore.start.handler(({ context: { core }, input }) => restore.startRestore(core, input)),
    progress: open.restore.progress.handler(({ context: { core }, input }) => restore.restoreProgress(core, input)),
    chooseFolder: open.restore.chooseFolder.handler(({ context: { core } }) => backups.chooseFolder(core)),
  },
  savedFilters: {
    list: inside.savedFilters.list.handler(({ context: { ctx } }) => listSavedFilters(ctx)),
    save: inside.savedFilters.save.handler(({ context: { ctx }, input }) => saveFilter(ctx, input)),
    remove: inside.savedFilters.remove.handler(async ({ context: { ctx }, input }) => {
      await removeSavedFilter(ctx, input);
      return {};
    }),
  },
  scorecards: {
    get: inside.scorecards.get.handler(({ context: { ctx }, input }) => getScorecard(ctx, input)),
    inForce: inside.scorecards.inForce.handler(({ context: { ctx }, input }) => scorecardFor(ctx, input)),
    list: inside.scorecards.list.handler(({ context: { ctx } }) => listEditions(ctx)),
    export: inside.scorecards.export.handler(({ context: { ctx }, input }) => exportEdition(ctx, input)),
    drafts: {
      list: inside.scorecards.drafts.list.handler(({ context: { ctx } }) => scorecardDrafts.listDrafts(ctx)),
      get: inside.scorecards.drafts.get.handler(({ context: { ctx }, input }) => scorecardDrafts.getDraft(ctx, input)),
      create: inside.scorecards.drafts.create.handler(({ context: { ctx }, input }) =>
        scorecardDrafts.createDraft(ctx, input),
      ),
      import: inside.scorecards.drafts.import.handler(({ context: { ctx }, input }) => importDraft(ctx, input)),
      save: inside.scorecards.drafts.save.handler(({ context: { ctx }, input }) =>
        scorecardDrafts.saveDraft(ctx, input),
      ),
      discard: inside.scorecards.drafts.discard.handler(({ context: { ctx }, input }) =>
        scorecardDrafts.discardDraft(ctx, input),
      ),
      export: inside.scorecards.drafts.export.handler(({ context: { ctx }, input }) => exportDraft(ctx, input)),
      publish: inside.scorecards.drafts.publish.handler(({ context: { ctx }, input }) => publishDraft(ctx, input)),
    },
    whatIf: {
      start: inside.scorecards.whatIf.start.handler(({ context: { core, connection, ctx }, input }) =>
        startWhatIf(core, connection, ctx, input),
      ),
      result: inside.scorecards.whatIf.result.handler(({ context: { core, connection }, input }) =>
        whatIfResult(core, connection, input),
      ),
    },
  },
  session: {
    current: open.session.current.handler(async ({ context: { core, connection } }) => {
      const current = await session.currentSession(core, connection);
      return current && withAllowed(current);
    }),
    signIn: open.session.signIn.handler(async ({ context: { core, connection }, input }) =>
      withAllowed(await session.signIn(core, connection, input)),
    ),
    recover: open.session.recover.handler(async ({ context: { core, connection }, input }) =>
      withAllowed(await session.recover(core, connection, input)),
    ),
    signOut: open.session.signOut.handler(async ({ context: { core, connection } }) => {
      await session.signOut(core, connection);
      return {};
    }),
    acceptClock: inside.session.acceptClock.handler(async ({ context: { core, ctx } }) => {
      await acceptClock(core, ctx);
      return {};
    }),
    changePassword: inside.session.changePassword.handler(async ({ context: { core, connection, ctx }, input }) => {
      await session.changePassword(core, connection, ctx.actor, input);
      return {};
    }),
    secretCopied: inside.session.secretCopied.handler(({ context: { core }, input }) => {
      core.options.clipboard?.forgetSoon(input.text);
      return {};
    }),
    secondFactor: {
      state: secondFactor.state.handler(({ context: { ctx } }) => factors.secondFactorState(ctx)),
      begin: secondFactor.begin.handler(({ context: { core, connection, ctx }, input }) =>
        factors.beginSecondFactor(core, connection, ctx, input),
      ),
      confirm: secondFactor.confirm.handler(({ context: { connection, ctx }, input }) =>
        factors.confirmSecondFactor(connection, ctx, input),
      ),
      remove: secondFactor.remove.handler(async ({ context: { core, ctx }, input }) => {
        await factors.removeOwnSecondFactor(core, ctx, input);
        return {};
      }),
    },
  },
  surveys: {
    villages: inside.surveys.villages.handler(({ context: { ctx }, input }) => listVillages(ctx, input)),
    village: inside.surveys.village.handler(({ context: { ctx }, input }) => viewVillage(ctx, input)),
    saveDraft: inside.surveys.saveDraft.handler(({ context: { ctx }, input }) => surveys.saveDraft(ctx, input)),
    finalise: inside.surveys.finalise.handler(({ context: { ctx }, input }) => surveys.finalise(ctx, input)),
    discard: inside.surveys.discard.handler(({ context: { ctx }, input }) => surveys.discard(ctx, input)),
    restore: inside.surveys.restore.handler(({ context: { ctx }, input }) => surveys.restore(ctx, input)),
  },
  team: {
    list: inside.team.list.handler(({ context: { ctx }, input }) => team.listMembers(ctx, input)),
    get: inside.team.get.handler(({ context: { ctx }, input }) => team.getMember(ctx, input)),
    saveProfile: inside.team.saveProfile.handler(({ context: { ctx }, input }) => teamRecords.saveProfile(ctx, input)),
    addCertificate: inside.team.addCertificate.handler(({ context: { ctx }, input }) =>
      teamRecords.addCertificate(ctx, input),
    ),
    removeCertificate: inside.team.removeCertificate.handler(({ context: { ctx }, input }) =>
      teamRecords.setRemoved(ctx, "staffCertificates", input, true),
    ),
    restoreCertificate: inside.team.restoreCertificate.handler(({ context: { ctx }, input }) =>
      teamRecords.setRemoved(ctx, "staffCertificates", input, false),
    ),
    addStudy: inside.team.addStudy.handler(({ context: { ctx }, input }) => teamRecords.addStudy(ctx, input)),
    confirmStudy: inside.team.confirmStudy.handler(({ context: { ctx }, input }) =>
      teamRecords.confirmStudy(ctx, input),
    ),
    removeStudy: inside.team.removeStudy.handler(({ context: { ctx }, input }) =>
      teamRecords.setRemoved(ctx, "studyRecords", input, true),
    ),
    restoreStudy: inside.team.restoreStudy.handler(({ context: { ctx }, input }) =>
      teamRecords.setRemoved(ctx, "studyRecords", input, false),
    ),
  },
  support: {
    report: inside.support.report.handler(({ context: { core, ctx }, input }) => supportReport(core, ctx, input)),
  },
  updates: {
    source: {
      get: inside.updates.source.get.handler(({ context: { ctx } }) => getSource(ctx)),
      update: inside.updates.source.update.handler(({ context: { ctx }, input }) => updateSource(ctx, input)),
    },
    check: inside.updates.check.handler(({ context: { core, ctx } }) => checkUpdates(core, ctx)),
    install: inside.updates.install.handler(({ context: { core, ctx }, input }) => installUpdate(core, ctx, input)),
  },
  users: {
    list: inside.users.list.handler(({ context: { ctx } }) => users.listUsers(ctx)),
    create: inside.users.create.handler(({ context: { core, ctx }, input }) => users.createUser(core, ctx, input)),
    update: inside.users.update.handler(({ context: { core, ctx }, input }) => users.changeUser(core, ctx, input)),
    access: inside.users.access.handler(({ context: { core, ctx } }) => users.listAccess(core, ctx)),
    liftWait: inside.users.liftWait.handler(async ({ context: { core, ctx }, input }) => {
      await users.liftWait(core, ctx, input);
      return {};
    }),
    removeSecondFactor: inside.users.removeSecondFactor.handler(async ({ context: { ctx }, input }) => {
      await users.removeSecondFactor(ctx, input);
      return {};
    }),
    resetPassword: inside.users.resetPassword.handler(async ({ context: { core, ctx }, input }) => {
      await users.resetPassword(core, ctx, input);
      return {};
    }),
  },
  rounds: {
    list: rounds.list.handler(({ context: { ctx }, input }) => listRounds(ctx, input)),
    get: rounds.get.handler(({ context: { ctx }, input }) => roundWithDoors(ctx, input)),
    begin: rounds.begin.handler(({ context: { ctx }, input }) => beginRound(ctx, input)),
    mark: rounds.mark.handler(({ context: { ctx }, input }) => markDoor(ctx, input)),
    addProspect: rounds.addProspect.handler(({ context: { ctx }, input }) => addProspect(ctx, input)),
    changeProspect: rounds.changeProspect.handler(({ context: { ctx }, input }) => changeProspect(ctx, input)),
    removeProspect: rounds.removeProspect.handler(({ context: { ctx }, input }) => removeProspect(ctx, input)),
    restoreProspect: rounds.restoreProspect.handler(({ context: { ctx }, input }) => restoreProspect(ctx, input)),
    prospect: rounds.prospect.handler(({ context: { ctx }, input }) => prospectForRegistration(ctx, input)),
    linkCustomer: rounds.linkCustomer.handler(({ context: { ctx }, input }) => linkCustomer(ctx, input)),
    close: rounds.close.handler(({ context: { ctx }, input }) => closeRound(ctx, input)),
    reopen: rounds.reopen.handler(({ context: { ctx }, input }) => reopenRound(ctx, input)),
  },
  visits: {
    listForCustomer: visits.listForCustomer.handler(({ context: { ctx }, input }) => listVisits(ctx, input)),
    next: visits.next.handler(({ context: { ctx }, input }) => nextFollowUp(ctx, input)),
    log: visits.log.handler(({ context: { ctx }, input }) => logVisit(ctx, input)),
    correct: visits.correct.handler(({ context: { ctx }, input }) => correctVisit(ctx, input)),
    remove: visits.remove.handler(({ context: { ctx }, input }) => removeVisit(ctx, input)),
    restore: visits.restore.handler(({ context: { ctx }, input }) => restoreVisit(ctx, input)),
    changes: visits.changes.handler(({ context: { ctx }, input }) => visitChanges(ctx, input)),
    list: visits.list.handler(({ context: { ctx }, input }) => listedVisits(ctx, input)),
    calendar: visits.calendar.handler(({ context: { ctx }, input }) => visitCalendar(ctx, input)),
    followUps: {
      list: visits.followUps.list.handler(({ context: { ctx }, input }) => listFollowUps(ctx, input)),
      counts: visits.followUps.counts.handler(({ context: { ctx }, input }) => countFollowUps(ctx, input)),
      complete: visits.followUps.complete.handler(({ context: { ctx }, input }) => completeFollowUp(ctx, input)),
      putOff: visits.followUps.putOff.handler(({ context: { ctx }, input }) => putOffFollowUp(ctx, input)),
      drop: visits.followUps.drop.handler(({ context: { ctx }, input }) => dropFollowUp(ctx, input)),
      reopen: visits.followUps.reopen.handler(({ context: { ctx }, input }) => reopenFollowUp(ctx, input)),
    },
  },
});
