export const refusals = {
  fault:
    "Something went wrong inside the program; your data has not changed. Try again, and if it happens again, give the log to your administrator.",
  offline: "The connection to the program is lost. Please open Sunshine Ledger again.",
  invalidInput: "Some fields are not right; please correct them as marked.",
  notSignedIn: "Your session has ended; please sign in again.",
  notAllowed: "Your role may not do this. If you need it, ask the manager.",
  notFound: "This record cannot be found; it may no longer be in your jurisdiction.",
  stale:
    "{{name}} has just changed this record. Load it again before you change it; nothing of theirs was overwritten.",
  jobNotRunning: "This task has already ended.",
  wrongPassword: "The login or the password is wrong.",
  codeNeeded: "Please also enter the six digits from your authenticator, or one of your emergency codes.",
  wrongCode:
    "The code is wrong or was used already; please wait for the next one. If it is never right, check date and time of this PC and of your phone.",
  signInWait:
    "Too many wrong passwords. Please wait {{seconds}} seconds and try again, or ask the administrator or the manager to lift it.",
  signInWaitMinutes:
    "Too many wrong passwords. Please wait about {{minutes}} minutes and try again, or ask the administrator or the manager to lift it.",
  passwordMustChange: "Somebody else chose your password. Please change it to one that only you know first.",
  passwordUsed: "You had this password not long ago; please choose a new one.",
  keyRenewed:
    "The ledger's key was renewed, and your old password opens it no more. Please ask the manager or the administrator to reset it.",
  wrongRecoveryKey: "The recovery key is wrong; please compare it group by group with the printed sheet.",
  alreadySetUp: "This data folder already holds a ledger; please sign in.",
  notSetUp: "This data folder holds no ledger yet; please create the branch first.",
  ledgerNewer:
    "This ledger was written by a newer version of the program ({{version}}) and has been left untouched. Please update the program.",
  ledgerDamaged: "The ledger file is damaged and has been left untouched. Please restore it from a backup.",
  ledgerInUse: "Another Sunshine Ledger is using this data folder; please close it first.",
  ledgerMissing:
    "The ledger file {{file}} is not in the data folder, or it is empty. Stop here: if it was moved or quarantined by an antivirus program, put it back; otherwise restore a backup.",
  ledgerLocked:
    "Another program, such as an antivirus, backup or sync tool, holds the ledger file; nothing was changed. Close that program or wait a moment, then try again.",
  walMissing:
    "The ledger was not closed as it should be, and the file {{file}}, which holds what was entered last, is gone. If it was moved or quarantined, put it back into the data folder and sign in. If it cannot be found, sign in again: the ledger opens as it was saved at {{at}}; look for what was entered after that and enter it again.",
  keyringMissing:
    "There is a ledger file in the data folder, but no key file {{file}}. Put it back from a backup and open the application again; without it nobody can open that ledger.",
  keyringDamaged:
    "The key file {{file}} is damaged; the data has not changed. Replace it by the file of the same name in a backup, then sign in.",
  diskFull:
    "The disk is full: this step was not saved, everything before it is intact. Delete files that are not needed, then try again.",
  storageReadOnly:
    "The data folder, or a file in it, cannot be written: this step was not saved. Check whether the disk is write-protected, the file is read-only or this system user lacks the right, then try again.",
  storageFailed:
    "The disk could not be read or written: this step was not saved. Check the connection of the disk and try again; if it happens again, back up the data soon and replace the disk.",
  ledgerNotEmpty: "The ledger already holds data; the sample county can only be loaded into an empty one.",
  roomNeeded:
    "There is not enough room on the disk; at least {{megabytes}} MB more are needed. Please make room and try again.",
  keyRenewalRunning: "The ledger's key is being renewed; please try again in a little while.",
  keyRenewalBusy:
    "Something is running in the background, such as an import or a binder. Please wait for it or stop it, then renew the key.",
  recoveryKeyOld:
    "The recovery key was made by an older version and would not open the ledger under a renewed key. Please make a new recovery key first and keep it safe.",
  loginTaken: "The login {{login}} is taken; please choose another.",
  lastManager: "The branch needs at least one active manager; please appoint another first.",
  ownAccount: "You cannot deactivate yourself or give up your own manager role; ask another manager.",
  userInactive: "{{name}} is inactive. Please activate them first, then reset the password.",
  idNumberTaken: "This identity number belongs to {{name}} (file {{fileNumber}}); please open that customer.",
  idNumberTakenElsewhere:
    "This identity number is registered already (file {{fileNumber}}), outside your jurisdiction; please ask the manager.",
  customerMerged: "This customer was merged into {{name}} (file {{fileNumber}}); please open that customer.",
  mergeSame: "A customer cannot be merged with themselves; please choose another.",
  mergeOpenRatings:
    "{{winner}} and {{loser}} each have a rating that is still being made; settle one of them before merging.",
  mergeReversed: "This merge has been reversed already; reload to see where it stands.",
  mergeNotLast: "Another customer was merged into this one later; please reverse the newest merge first.",
  historyNotLast:
    "{{name}} has changed this customer since, so this change cannot be undone any more. Reload the history and restore single fields.",
  historyNotReversible: "This change cannot be set back by itself; please edit the customer instead.",
  historyUnchanged: "It has this value already; there is nothing to restore.",
  areaOfOtherMarketer:
    "{{area}} belongs to the marketer {{marketer}}; let them register the customer, or ask the manager to reassign the area.",
  areaNotFound: "The chosen area cannot be found; please choose again.",
  selectionEmpty: "The selection holds no customer that you may work on; please choose again.",
  selectionTooLarge: "At most {{limit}} customers can be done at a time; narrow the filter and do it in parts.",
  selectionUnchanged: "The chosen customers are like that already; there is nothing to change.",
  planInPast: "The planned date cannot be before {{date}}.",
  sectionNotOfKind: "Customers of this kind have no such section. Please reload the page.",
  entryRemoved:
    "Somebody took this entry out of the record meanwhile, so nothing was saved. Put the entry back, then save.",
  linkToSelf: "A customer cannot be linked to themselves. Please choose another customer.",
  linkExists: "This relation between the two customers is on record already.",
  ratingNotDraft: "Only a draft can be changed or proposed; reload to see where it stands.",
  ratingNotProposed: "This rating is not awaiting approval; reload to see where it stands.",
  ratingNotOwn: "Only whoever proposed the rating can take it back.",
  ratingApprovedAlready: "You have approved this rating already; it needs another person's approval too.",
  ratingUnexplained:
    "{{count}} answers depart from what the ledger says; please write into the note of each why that is.",
  ratingUnexplained_one: "{{count}} answer departs from what the ledger says; please write into its note why that is.",
  ratingChangeUnexplained: "The grade changes from {{from}} to {{to}}; please give the reason.",
  ratingFactsChanged:
    "The ledger has changed, and score, grade or line with it, or another scorecard is in force by now. The draft has been computed anew: please look at it once more, then propose it.",
  ratingForeignAttachment: "A chosen paper is not attached to this customer; please choose among the customer's own.",
  ratingInPast: "A rating cannot become effective before {{date}}.",
  ratingNotEffective: "Only an effective rating can be suspended; reload to see where it stands.",
  ratingNotSuspended: "This rating is not suspended; reload to see where it stands.",
  ratingExpired: "This rating expired on {{date}}; the customer has to be rated anew.",
  ratingStillOverdue:
    "The customer still has an overdue loan; once it is paid and the ledger says so, the rating can be reinstated.",
  renewalChanged:
    "The rating or the ledger has changed since the list was made, and another result would come out. Load the list again and look before proposing.",
  renewalOpen: "A rating of this customer is under way already; finish or discard that one first.",
  ratingIncomplete: "{{count}} indicators have no answer yet; please complete them before proposing.",
  ratingIncomplete_one: "{{count}} indicator has no answer yet; please complete it before proposing.",
  ratingOpenAlready:
    "This customer already has a rating that awaits approval or its effective day; please settle that one first.",
  ratingOwnProposal:
    "Whoever wrote or proposed a rating may not approve, return or reinstate it; another person with approval rights must decide.",
  scorecardDraftOpen: "“{{title}}” has a draft already that is not published. Publish it or throw it away first.",
  scorecardDraftClosed:
    "{{name}} has published this draft or thrown it away; it can no longer be changed. Look at the list of scorecards.",
  scorecardInPast: "The first day cannot lie before {{date}}.",
  scorecardProblems: "The draft still has {{count}} problems. Mend them as the form says, then publish it.",
  scorecardFileForeign: "“{{name}}” is not a scorecard. Choose a scorecard file (.json) that Sunshine Ledger exported.",
  scorecardFileBroken: "“{{name}}” is damaged or cut off from line {{line}} on. Export it again or get the whole file.",
  scorecardFileNewer: "“{{name}}” was exported by a newer version of the application. Update this one, then import it.",
  scorecardFileInvalid:
    "What “{{name}}” says at {{place}} does not fit ({{count}} such places), and nothing was imported. Mend it where it was exported and export it again.",
  noScorecard: "There is no scorecard for this kind of customer; please ask the manager.",
  whatIfProblems: "The scorecard still has {{count}} problems; please correct them as marked, then try it.",
  whatIfGone: "This comparison is no longer kept; please run it again.",
  noticeNotDraft: "Only a draft can be changed, posted or thrown away; reload to see where it stands.",
  noticeNotOwn:
    "{{name}} made this draft; only they, whoever stands in for them or took the area over, and a manager may change it or throw it away.",
  noticeEmpty: "There is no rating on this notice yet; please choose the ratings to be posted.",
  noticeRatingsChanged:
    "{{count}} of the chosen ratings can no longer be posted: they have changed, or their customers are not in the area or in your jurisdiction any more. Please choose again.",
  noticeTooShort: "A notice hangs for at least {{days}} days; please let it end on {{date}} or later.",
  noticeStartsInPast: "A notice cannot begin before {{date}}; please change its period, then post it.",
  noticeNotRunning: "This notice is not running, or has been withdrawn; reload to see where it stands.",
  objectionOutsidePeriod: "An objection to this notice is received between {{from}} and {{to}}; please check the date.",
  objectionAnswered: "This objection has been answered and stays as it is; reload to see where it stands.",
  objectionNotInvestigated: "Please write down what looking into the objection found, then answer it.",
  objectionOwnRating:
    "Whoever wrote or proposed the rating may not see who objects to it, nor look into or answer the objection; another person must.",
  lineMovementAhead: "The day cannot be later than today ({{date}}).",
  lineNone:
    "This customer had no credit line in force on {{date}}, so nothing can be drawn. Rate the customer first, or check the day.",
  lineExpired:
    "The credit line expired on {{date}}, so nothing can be drawn. Renew the rating first, or check the day.",
  lineSuspended:
    "The credit line is suspended since {{date}}, so nothing can be drawn. Enter it once the rating is reinstated, or check the day.",
  lineExceeded:
    "On {{date}} ¥{{available}} were available; this drawing is ¥{{over}} too much. Enter a smaller amount, or a repayment first.",
  lineExceededLater:
    "With this entry the balance on {{date}} would be ¥{{over}} over the line of that day. Check amount and day, and the drawings after it.",
  lineRepaidTooMuch:
    "The balance on {{date}} was ¥{{owed}}; no more than that can be paid back. Check amount and day, or enter the missing drawing first.",
  lineRepaidTooMuchLater:
    "With this entry the repayment of {{date}} would be ¥{{short}} more than the balance. Check amount and day, and the repayments after it.",
  lineReversed: "This entry has been reversed already; reload to see it.",
  lineReversalOfReversal:
    "A counter-entry cannot be reversed; if it was a mistake, enter the drawing or repayment again.",
  lineReversalOver:
    "Without this repayment the drawing of {{date}} would be ¥{{over}} over the line. Reverse the drawings after it first.",
  lineReversalShort:
    "Without this drawing the repayment of {{date}} would be ¥{{short}} more than the balance. Reverse the repayments after it first.",
  lineMergeRepaid:
    "With the merge reversed, {{name}} would have paid back ¥{{short}} more than the balance on {{date}}. Reverse the drawings or repayments entered since the merge first, then the merge.",
  surveyAhead: "The day of the survey cannot lie ahead.",
  surveyDraftOpen:
    "{{name}} is writing a survey of this village already. Go on with that draft, or lay it aside first.",
  surveyNotDraft:
    "This survey is final or was laid aside and cannot be changed. To mend a mistake, begin another survey that corrects it.",
  surveyIncomplete: "{{count}} entries are missing or do not add up. Mend them as marked, then make the survey final.",
  surveyIncomplete_one: "{{count}} entry is missing or does not add up. Mend it as marked, then make the survey final.",
  handbookUnchanged: "The text is that of the edition in force: there is nothing to publish.",
  handbookDayPast: "The day by which everybody has to have read it cannot lie in the past.",
  studyAhead: "The day of the course cannot lie ahead.",
  studyConfirmed: "A manager has confirmed this record, and it stays. Ask a manager to take it out if it is wrong.",
  goldNotMet:
    "{{name}} does not meet the rules in force. Try the rules again and choose anew, or confirm them by hand in the ledger.",
  goldReviewInPast: "The next review must be after {{date}}.",
  neverGold: "{{name}} has never been a gold customer, so there is no gold file to print.",
  goldEnded: "{{name}} has not been a gold customer since {{date}}; please refresh.",
  assessmentOpenAlready: "There is a period of this kind from {{day}} on already: open that one.",
  assessmentChanged: "Somebody has just computed or changed this period; reload and try again.",
  assessmentFrozen:
    "The period is frozen and does not change. To correct a result, enter a correction on the marketer's score.",
  assessmentNotFrozen: "The period is not frozen yet: it can be disputed and corrected once it is.",
  assessmentRunning: "The period goes on until {{day}}; freeze it on a day after that.",
  assessmentBusy: "This period is being computed; try again in a moment.",
  assessmentNotComputed: "This period has not been computed yet: a manager computes it first.",
  assessmentNotAssessed: "This person is not among those assessed in the period.",
  assessmentDisputeLate: "Disputes could be filed until {{day}}. Please speak to a manager.",
  assessmentDisputeOpen: "This indicator has a dispute without an answer: wait for it, or withdraw the dispute first.",
  assessmentDisputeClosed: "This dispute has been answered or withdrawn; reload to see it.",
  assessmentOwn: "Nobody answers or corrects their own assessment: another manager does it.",
  assessmentPart: "Only a rate is a share of something: correct the indicator itself.",
  formulaDraftOpen: "There is a draft of the formula already, which {{name}} is editing: go on with that one.",
  formulaDraftClosed: "This draft has been published or thrown away; reload to see it.",
  formulaInPast: "The formula cannot begin before today ({{date}}).",
  formulaProblems: "The formula still has problems ({{count}}); mend them first.",
  goldPreviewGone: "This trial has been replaced by another or was stopped; please try the rules again.",
  leadErased: "The personal data of this lead were erased; it can no longer be changed.",
  leadLinked: "This lead is linked to a customer; its stage follows from the ledger and is not set by hand.",
  leadNotLinked: "This lead is not linked to a customer yet.",
  leadLost: "This lead is lost; please re-open it first.",
  leadNotLost: "This lead is not lost; please refresh.",
  leadOwnerByManager: "A lead belongs to the marketer of its area; only a manager names somebody else.",
  leadNotErasable: "Only leads that were lost a year ago or earlier can be erased; please refresh and choose again.",
  creditCodeTaken: "This unified social credit code belongs to the partner {{name}} already.",
  partnerEnded: "The branch no longer works with {{name}}; resume the partnership first or choose another partner.",
  partnerNotEnded: "The branch works with this partner; please refresh.",
  agreementOverlap: "This overlaps with agreement {{number}} ({{from}} to {{to}}): one agreement holds on a day.",
  productCodeTaken: "The product code {{code}} is in use; please choose another.",
  productsTooMany: "There are {{count}} products at most; please tidy the catalogue first.",
  productWithdrawn:
    "This product was withdrawn on {{date}} and cannot be changed; put it back first to offer it again.",
  productNotWithdrawn: "This product is not withdrawn; please refresh.",
  productNoDraft: "This product has no draft to publish or throw away; please refresh.",
  productInPast: "An edition cannot begin before today ({{date}}).",
  productOver: "The last day of this edition, {{date}}, is before its first; please change it.",
  productNotOffered: "No edition of {{name}} is in force today; please choose another product.",
  productNotFitting: "The customer does not meet the conditions of {{name}} now; see what stands against it.",
  structureProblems:
    "This loan goes beyond what {{name}} or the free credit line allows; please change the marked fields.",
  loanElsewhere: "This loan was made elsewhere and is not of a product of ours.",
  offerNotOpen:
    "This is not to be offered to {{name}} now: it is held, was answered lately, or things have changed. Please refresh.",
  handoverVoid:
    "The plan was taken back from its own first day, so nothing is handed over and nothing is to be acknowledged. Please reload.",
  handoverAcknowledged:
    "This side has been acknowledged by {{name}} already and is not acknowledged twice; reload to see it.",
  handoverNotYours:
    "Only {{name}} can acknowledge this side; a manager does it for somebody who has left or is no marketer any more.",
  areasFileUnreadable:
    "There is no area to be read in this file: it needs headings within the first 30 rows, with a column of codes and one of names, and the areas below them.",
  areasChangedMeanwhile:
    "Since the preview, areas, customers or assignments have changed, and the outcome would be another. Please look at the preview again before you confirm.",
  areaMerged:
    "{{area}} is merged into {{into}} and cannot be used or changed by itself. Choose {{into}}, or separate {{area}} again first.",
  areaCodeWrong: "The code must have {{digits}} digits and begin with the code above it, {{parent}}.",
  areaCodeTaken: "{{code}} is the code of {{area}} already; please choose another.",
  areaNameTaken: "There is a “{{name}}” (code {{code}}) in the same area already; please choose another name.",
  areaBelowGroup: "A village group has no areas in it.",
  areaUnchanged: "{{area}} is like this already; there is nothing to change.",
  areaMergeUnlike:
    "{{area}} cannot be merged into {{into}}: only two villages, or two townships, of one county can become one.",
  areaNotMerged: "{{area}} stands by itself; there is no merger to take back. Please refresh to see the present state.",
  areaSplitCounty: "A county cannot be split; choose a township, a village or a group.",
  areaMoveUnlike: "{{area}} cannot move to {{parent}}: a village lies in a township, a group in a village.",
  assignmentInPast: "The effective date cannot be before {{date}}.",
  assignmentOverlap: "Area {{area}} already has a later arrangement on {{date}}; please choose a later date.",
  assignmentUnchanged: "These areas already belong to that marketer; there is nothing to change.",
  notAMarketer: "The chosen person is not an active marketer.",
  exceptionOverlap:
    "Customer {{name}} is given to a marketer of their own from {{date}}. Choose an end date no later than that, or give the customer back to the area first.",
  periodEmpty: "The end date must be after the effective date.",
  planNotDraft:
    "The plan “{{name}}” is confirmed or put aside and can no longer be changed; a plan put aside can be restored first.",
  planOutdated:
    "Since the plan was saved, {{count}} of what it moves came into other hands; nothing was confirmed and your plan is kept: {{list}}. Please look at the changes, accept them and confirm again.",
  planUnchanged: "The plan changes nothing; please move areas or customers first.",
  planNotConfirmed:
    "The plan “{{name}}” is not confirmed, so there is nothing to take back; it can simply be put aside.",
  planReversedAlready: "The plan “{{name}}” has been taken back already and cannot be taken back again.",
  planReversalTooEarly: "A plan cannot be taken back from a day before {{date}}.",
  planReversalOutdated:
    "Since the plan was confirmed, {{count}} of what it moved was given to others, so it cannot be taken back as one: {{list}}. Please take the later changes back first, or make a plan of single changes.",
  marketerLeft:
    "{{name}} is no active marketer any more and cannot be given areas or customers; please choose another.",
  ledgerBusy: "Something else is writing to the ledger; nothing was changed. Please try again in a moment.",
  visitAhead: "A visit cannot be dated after today ({{date}}). Plan what has not happened yet as a follow-up.",
  visitNotYours: "{{name}} logged this visit; only they or a manager can correct it or take it out.",
  roundNeedsVillage: "A round goes through a village or one of its groups; choose one of those in {{area}}.",
  roundOfOther: "You can only begin rounds of your own; {{marketer}} or a manager begins those of {{marketer}}.",
  roundOpen: "{{marketer}} has an open round in {{area}} already; carry on with it or close it first.",
  roundClosed: "The round in {{area}} was closed on {{date}}. Open it again to carry on.",
  doorTwice: "{{name}} is on the list of this round already; mark them there.",
  followUpInPast: "A follow-up cannot be put off to a day before today ({{date}}).",
  followUpUnchanged: "That is the day on which it is due already; choose another one.",
  dayListOfOther: "You can only see your own day list: choose yourself, or ask a manager for another marketer's.",
  dayListEmpty:
    "There is nothing to do in the villages chosen, so there is nothing to print. Choose other villages, kinds of work or another day.",
  integrityGone: "The result of this check is no longer there; please check the ledger again.",
  coverInPast: "The leave cannot begin before {{date}}.",
  coverOfOneself: "Nobody stands in for themselves; please choose another marketer.",
  coverOverlap:
    "{{deputy}} already stands in for {{name}} from {{from}} until {{to}}. Choose other days, or change the day of return of that leave.",
  coverDeputyAbsent:
    "{{name}} is on leave from {{from}} until {{to}} and cannot stand in for others. Choose another deputy or other days.",
  coverAbsentDeputises:
    "{{name}} stands in for {{other}} from {{from}} until {{to}}. End that cover earlier or arrange another deputy first.",
  coverEnded: "This cover ended on {{date}} and cannot be changed; enter a new leave instead.",
  coverEndPast: "The day of return cannot be before {{date}}.",
  marketerHolds:
    "{{name}} still holds areas: {{areas}}, customers by exception: {{customers}}, places as assistant: {{assisted}}, covers for others: {{covers}} (planned ones included), and cannot be deactivated or lose the role of a marketer. A manager hands everything over first, from the staff screen.",
  departureIncomplete: "{{count}} of what {{name}} holds has no receiver yet; please choose one for each.",
  departureOrphans:
    "Of the customers that {{name}} has by exception, {{count}} live where nobody is responsible and cannot go back to their area; please choose a receiver for them.",
  departureNoRole:
    "{{name}} has no other role than that of a marketer. Add the new role in the staff screen first, or close the account.",
  workbookUnreadable:
    "This file cannot be read: it must be an Excel workbook (.xlsx) or a text table (.csv). Open it in Excel, check it and save it as .xlsx.",
  workbookEncrypted:
    "This workbook opens with a password only. Open it in Excel, take the password off, save it and upload it again.",
  workbookOldFormat: "This is an old Excel workbook (.xls). Save it as .xlsx in Excel and upload that.",
  workbookTooLarge: "The file holds too much to be read. Remove sheets that are not needed, or import it in parts.",
  importSheetsDiffer: "The chosen sheets have different headings; please import them one by one.",
  workbookEmpty: "The file has no data rows under a heading row.",
  importMappingIncomplete: "Please choose the column for “{{field}}”.",
  importWrongState: "This import cannot do that now; reload to see where it stands.",
  attachmentTooLarge:
    "“{{name}}” is larger than {{megabytes}} MB. Compress it or scan it at a lower resolution, then add it again.",
  attachmentTooManyPixels:
    "“{{name}}” has too many pixels ({{width}}×{{height}}). Make the picture smaller, then add it again.",
  attachmentTooMany: "A customer can have {{max}} attachments at most. Remove some that are no longer needed first.",
  attachmentType:
    "“{{name}}” is really {{found}}. Only JPEG and PNG pictures and PDF files can be added (the content counts, not the name). Convert it and add it again.",
  attachmentUnreadable:
    "“{{name}}” is not recognised or is damaged. Only sound JPEG and PNG pictures and PDF files can be added. Take, scan or save it again.",
  attachmentMissing:
    "The file of this attachment is not in the data folder. Restore the attachments folder from a backup, or add the attachment again.",
  attachmentDamaged:
    "The file of this attachment is damaged or was tampered with and is not shown. Restore the attachments folder from a backup, or add the attachment again.",
  exportEmpty:
    "There is nobody to export: you can see no customer of this selection. Please change the filter or tick others.",
  exportEnded:
    "This export has ended: it was cancelled, you signed out, or it stood still for 5 minutes. Please start it again.",
  exportsTooMany: "You have {{count}} exports under way already. Please wait until one is done, or cancel it.",
  pdfUnavailable:
    "There is no browser on this PC that can make PDF files; use the print dialog and choose “Save as PDF”.",
  handsOfOther:
    "You can only print your own jurisdiction book and assessment sheet: ask a manager for another marketer's.",
  bookOfToday: "You can only print today's jurisdiction book: ask a manager for that of another day.",
  bookTooLarge:
    "The marketer has {{count}} customers, and a jurisdiction book holds {{limit}} at most. Divide the jurisdiction first, or export the customers village by village.",
  assessmentAhead: "The last day of the period cannot lie ahead: choose another.",
  formsTooMany: "At most {{limit}} forms can be printed at a time; narrow the selection and print in parts.",
  printerUnavailable: "Here only the browser's own dialog prints.",
  printerMissing: "This printer is not there; see whether it is connected and switched on, or choose another.",
  printerSettings: "This printer does not take these settings; change the sides, copies or pages and print again.",
  printPages: "This document has {{total}} pages only; please check the pages.",
  printCancelled: "The print was cancelled.",
  printFailed: "It was not printed; see whether the printer is out of paper, jammed or offline, and print again.",
  certificateNone:
    "This customer has no rating in force, so there is no certificate to print. Print it once the rating is approved and effective.",
  certificateExpired:
    "This customer's line expired on {{date}}: no certificate is printed. Rate the customer again first.",
  certificateSuspended:
    "This customer's line is suspended since {{date}}: no certificate is printed until the rating is reinstated.",
  certificateNoLine: "The grade {{grade}} of this customer comes with no line: there is no certificate to print.",
  certificateForeign: "Certificates are printed by a manager or the marketer who works with the customer.",
  certificatesNone: "None of the customers chosen has a line in force today, so there is no certificate to print.",
  certificatesTooMany: "At most {{limit}} certificates are printed at a time; narrow the selection.",
  binderTooMany: "A binder holds at most {{limit}} customers; narrow the filter and print several.",
  binderWrongState: "The binder is no longer in that state; look at the list again.",
  binderNotOwn: "Only whoever began the binder can go on with it: their name is on the paper.",
  binderOutOfScope:
    "{{count}} customers of it are no longer in your jurisdiction, so it cannot be taken out. Print a new one.",
  binderOutOfScope_one:
    "{{count}} customer of it is no longer in your jurisdiction, so it cannot be taken out. Print a new one.",
  binderVolumeGone: "The file of this volume is gone; print the customers again.",
  binderPrinterFailed: "The browser that makes PDF files has failed. Close some programs and go on.",
  binderFault:
    "Something went wrong; what is printed is kept. Go on, and if it happens again, give the log to your administrator.",
  backupNotSetUp: "Backups are not set up: choose where they go and set a backup passphrase first.",
  backupRunning: "A backup is being made already; wait until it is done.",
  backupFault:
    "Something went wrong and the backup was not made. Try again, and if it happens again give the log to your administrator.",
  backupFolderRelative: "Type the whole path of the folder, such as E:\\Ledger.",
  backupFolderMissing:
    "The folder “{{folder}}” is not there, or broke off while it was used. See whether the stick is plugged in and the network is up.",
  backupFolderInside:
    "Backups cannot lie in the data folder ({{folder}}): they would be lost together with the ledger. Choose another place.",
  backupFolderUnwritable: "Nothing can be written into “{{folder}}”: no permission, or the stick is write-protected.",
  backupFolderFull: "The disk of “{{folder}}” is full. Make room, or choose another place in the settings of backups.",
  backupDigestDiffers:
    "Restored for a trial, the backup is not what the ledger holds, so it is of no use. Make another; if it happens again, choose another place.",
  backupContentMissing:
    "An attachment that this backup needs is missing from the pool. See whether the folder is whole.",
  backupContentDamaged: "An attachment in the pool is damaged. Choose another place and back up again.",
  backupMissing: "This backup is not there; list them again.",
  backupForeign: "This is no backup of Sunshine Ledger.",
  backupDamaged: "This backup is damaged or not whole and cannot be restored. Choose another.",
  backupNewer: "This backup was made by a newer version of the application. Update the application first.",
  backupNewerSchema:
    "This backup was made by version {{version}}, which is newer. Update the application, then restore.",
  backupPassphraseWrong: "The backup passphrase is wrong. A backup needs the passphrase that was set when it was made.",
  restoreUnconfirmed: "This is not the branch’s name as the backup has it; nothing was restored.",
  restoreWhileOpen: "Somebody is still signed in, or something is running. Sign out everywhere and try again.",
  restoreRunning: "A backup is being restored already.",
  documentsTooMany: "At most {{limit}} customer files can be printed as one document; print them as a binder instead.",
  updateNone: "No new version is in the folder of updates. Check its path and whether the share is connected.",
  updateNotNewer: "Version {{version}} in the folder is not newer than this one, and is not installed.",
  updateForged:
    "The description of the update is not signed by the publisher in the settings, and is not installed. Ask the publisher, and compare the key.",
  updateAltered:
    "The installer {{file}} is not what was signed (cut short or changed), and is not installed. Copy it into the folder again.",
  updateChanged: "Version {{version}} is in the folder by now; look again before you install.",
  diligenceOpenAlready: "This customer has a due diligence that is not finished; finish or discard it first.",
  diligenceNotOpen: "This due diligence was concluded or is over and cannot be changed; reload to see where it stands.",
  diligenceNotConcluded:
    "This due diligence does not wait to be confirmed; somebody may have decided on it. Reload to see where it stands.",
  diligenceIncomplete: "Fields that must be filled in are missing: {{count}}. Please complete them, then conclude.",
  diligenceOwn: "You had a part in this due diligence; somebody else confirms it, returns it or lets rules pass.",
  diligenceSecond: "The second investigator must be another member of the staff; please choose somebody else.",
  diligenceRuleMet: "There is nothing to let pass: the rule is met or was let pass already. Reload to see.",
  diligenceUnmet:
    "Rules of the credit policy are not met: {{count}}. Return it, or let a manager give a reason for each of them.",
  mergeOpenDiligences:
    "{{winner}} and {{loser}} each have a due diligence that is not finished; finish or discard one of them, then merge.",
};
