/** Every reason for which a request can be refused. Each has a sentence in both languages: `refusal.<reason>`. */
export const refusalReasons = [
  // requests
  "invalidInput",
  "notSignedIn",
  "notAllowed",
  "notFound",
  "stale",
  "jobNotRunning",
  // sign-in and the ledger file
  "wrongPassword",
  "wrongRecoveryKey",
  "alreadySetUp",
  "notSetUp",
  "ledgerNewer",
  "ledgerDamaged",
  "ledgerInUse",
  "ledgerNotEmpty",
  // users
  "loginTaken",
  "lastManager",
  "ownAccount",
  // ledger
  "idNumberTaken",
  "idNumberTakenElsewhere",
  "customerMerged",
  "areaOfOtherMarketer",
  "areaNotFound",
  // merging two customers
  "mergeSame",
  "mergeOpenRatings",
  "mergeReversed",
  "mergeNotLast",
  // history
  "historyNotLast",
  "historyNotReversible",
  "historyUnchanged",
  // selections and what is done with them
  "selectionEmpty",
  "selectionTooLarge",
  "selectionUnchanged",
  "planInPast",
  // record
  "sectionNotOfKind",
  "entryRemoved",
  "linkToSelf",
  "linkExists",
  // ratings
  "ratingNotDraft",
  "ratingNotProposed",
  "ratingIncomplete",
  "ratingOpenAlready",
  "ratingOwnProposal",
  "noScorecard",
  // jurisdictions
  "areasFileUnreadable",
  "areaCodeOrphan",
  "assignmentInPast",
  "assignmentOverlap",
  "assignmentUnchanged",
  "notAMarketer",
  "exceptionOverlap",
  "periodEmpty",
  // import
  "workbookUnreadable",
  "workbookEmpty",
  "workbookEncrypted",
  "workbookOldFormat",
  "workbookTooLarge",
  "importSheetsDiffer",
  "importMappingIncomplete",
  "importWrongState",
  // attachments
  "attachmentTooLarge",
  "attachmentTooManyPixels",
  "attachmentTooMany",
  "attachmentType",
  "attachmentUnreadable",
  "attachmentMissing",
  "attachmentDamaged",
  // export
  "exportEmpty",
  "exportEnded",
  "exportsTooMany",
  // documents
  "pdfUnavailable",
  "documentsTooMany",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
