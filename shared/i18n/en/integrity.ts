import type { CheckName, CheckSubject, TrailBreak } from "../../contract/integrity.ts";

export const integrity = {
  start: "Check the ledger",
  again: "Check again",
  hint: "Reads the ledger file page by page, the audit trail entry by entry, what must hold between the records, and the files of attachments. You can go on working meanwhile, and stop it at any time.",
  running: "Checking the ledger",
  cancelled: "The check was stopped; it says nothing.",
  failed: "The check did not come to its end. Try again; if it fails again, give the log to your administrator.",
  last: "Last checked: {{at}} by {{name}}",
  lastSound: "nothing was wrong",
  lastProblems: "problems found: {{count}}",
  never: "The whole ledger has never been checked.",
  sound:
    "The ledger is sound: all {{checks}} checks passed, over {{rows}} records, {{entries}} entries of the audit trail and {{files}} files of attachments.",
  harmless: "The data is sound; only files of printed binders are missing, which can be printed anew.",
  unsound:
    "Checks that did not pass: {{count}}. Do as each of them says, and keep the present ledger file before you do.",
  looked: "Looked at: records {{rows}}, entries of the audit trail {{entries}}, files of attachments {{files}}.",
  check: "Check",
  outcome: "Result",
  passed: "Passed",
  problems: "Problems: {{count}}",
  whatToDo: "What to do",
  where: "{{subject}}: {{where}}",
  more: "{{where}} and more",
  digest: "Digest of the data (SHA-256)",
  digestHint:
    "Computed from all data and the contents of attachments. After a backup is put back it is the same as before; after any change of any record it is another. Signing in and checking do not change it.",
  copyDigest: "Copy the digest",
  subjects: {
    area: "Area ids",
    assessment: "Assessment ids",
    audit: "Entries of the trail",
    attachment: "Attachment ids",
    binder: "Binders",
    binderVolume: "Binder/volume",
    cover: "Cover ids",
    customer: "Customer files",
    diligence: "Due diligence ids",
    import: "Imports",
    notice: "Notice ids",
    partner: "Partner ids",
    rating: "Rating ids",
    row: "Rows",
    user: "Staff ids",
  } satisfies Record<CheckSubject, string>,
  breaks: {
    edited: "Entry {{id}} was edited",
    rewritten: "Entry {{id}} does not follow from the one before it: that one, or earlier ones, were written anew",
    outOfOrder: "Entry {{id}} is not where it was",
    missing: "Entries from {{id}} on were removed",
    cutOff: "The end of the trail was removed, from entry {{id}} on",
  } satisfies Record<TrailBreak["kind"], string>,
  checks: {
    pages: {
      title: "Pages and indexes of the file",
      advice: "The file is damaged. Stop working in it, restore the latest backup, and enter what came after it again.",
    },
    references: {
      title: "References between records",
      advice:
        "Records refer to what is not there. Stop working, restore the latest backup and tell your administrator.",
    },
    trail: {
      title: "The audit trail is one chain",
      advice:
        "The trail was tampered with. Tell the manager and the auditors, keep the file, and compare it with a backup.",
    },
    areaTree: {
      title: "The tree of areas is whole",
      advice: "Move these areas below the right one under “Manage areas”.",
    },
    mergedAreas: {
      title: "Merged areas",
      advice: "Separate these areas under “Manage areas” and merge them again.",
    },
    customerAreas: { title: "Every customer lives in an area", advice: "Open these customers and choose their area." },
    assignmentsOverlap: {
      title: "One marketer for an area on any day",
      advice: "The file was changed from outside. Restore a backup, or assign these areas anew.",
    },
    exceptionsOverlap: {
      title: "One marketer for a customer by exception on any day",
      advice: "The file was changed from outside. Restore a backup, or give these customers anew.",
    },
    coversOverlap: {
      title: "One deputy for an absent marketer",
      advice: "Change the days of return under “Leave” so that they do not overlap.",
    },
    whoHasLeft: {
      title: "Nobody who has left holds anything",
      advice: "Hand over what they hold under “Staff”, “Departure”.",
    },
    noManager: {
      title: "There is an active manager",
      advice: "Open the ledger with the recovery key and ask your administrator to make a manager active again.",
    },
    currentRating: {
      title: "The rating in force of each customer",
      advice: "Look at the ratings of these customers; rating them again puts it right.",
    },
    approvedByMaker: {
      title: "Nobody approved their own rating",
      advice: "The file was changed from outside. Tell the auditors, suspend these ratings and rate again.",
    },
    diligenceDecided: {
      title: "Due diligence confirmed by others, and no rule passed by without a reason",
      advice: "The file was changed from outside. Tell the auditors, and investigate these customers again.",
    },
    approvalsMissing: {
      title: "Every rating has its approvals",
      advice: "The file was changed from outside. Tell the auditors, suspend these ratings and rate again.",
    },
    ratingPeriod: { title: "First and last days of ratings", advice: "Suspend these ratings and rate again." },
    overTheLine: {
      title: "Nothing was drawn above a line",
      advice: "Compare the credit lines of these customers with their contracts; reverse entries that are wrong.",
    },
    lineBalances: {
      title: "Balances are drawings less repayments",
      advice: "Balances were changed from outside. Compare with the core banking system and restore a backup.",
    },
    lineReversals: {
      title: "Counter-entries are like what they reverse",
      advice: "Entries were changed from outside. Compare with the contracts and restore a backup.",
    },
    loanFigures: {
      title: "What is owed is the sum of the loans",
      advice: "Open any loan of these customers and save it: the sum is made anew.",
    },
    lastVisit: {
      title: "The last visit is the last that was logged",
      advice: "Log the next visit of these customers: the day follows it.",
    },
    goldMark: {
      title: "Gold marks follow the memberships",
      advice: "End the membership of these customers under “Gold customers” and confirm them again.",
    },
    mergedCustomers: {
      title: "Merged customers lead to who stays",
      advice: "Reverse these merges and merge again, or restore a backup.",
    },
    retiredHold: {
      title: "Nobody out of the ledger holds anything",
      advice: "Reverse the merge and merge again; where that cannot be done, restore a backup.",
    },
    noticeEntries: {
      title: "Posted notices have number, days and entries",
      advice: "The file was changed from outside. Withdraw these notices and post them again.",
    },
    importCounts: {
      title: "Imports counted what they wrote",
      advice: "Compare the customers that these imports wrote with the files.",
    },
    binderCounts: {
      title: "Binders hold whom they printed",
      advice: "Discard these binders and print them again.",
    },
    assessmentSums: {
      title: "Assessments are the sums over their customers",
      advice:
        "Count periods that are not frozen anew. Frozen ones were changed from outside: tell the auditors and restore a backup.",
    },
    agreementsOverlap: {
      title: "One agreement with a partner at a time",
      advice: "The file was changed from outside. Compare the days of these partners' agreements with the papers.",
    },
    searchIndex: {
      title: "The search knows every customer",
      advice: "Open these customers and save: they are put into the index again.",
    },
    searchFinds: {
      title: "Customers are found by name, numbers and address",
      advice: "Open these customers and save: they are put into the index again.",
    },
    attachments: {
      title: "Files of attachments are there and sound",
      advice: "Restore the attachments folder from a backup; without one, take or scan them again.",
    },
    binderVolumes: {
      title: "Files of binders are there",
      advice: "Volumes are not backed up. Discard these binders and print again when needed; the data is not affected.",
    },
  } satisfies Record<CheckName, { title: string; advice: string }>,
};
