export const branch = {
  setAside:
    "If there never was a branch here, go on: the ledger file that lies there is kept under another name, not overwritten.",
  welcome: "Welcome to Sunshine Ledger",
  welcomeHint:
    "Create this branch and its first manager. The ledger file is encrypted from its first byte and opens only after signing in.",
  steps: { branch: "Branch", recoveryKey: "Recovery key", start: "Start" },
  branchName: "Name of the branch",
  branchNameExample: "for example Chengguan Credit Cooperative",
  managerName: "Name of the manager",
  create: "Create the branch",
  recoveryTitle: "Recovery key of the ledger of {{branch}}",
  recoveryHint:
    "When every password is lost, only this opens the ledger. It is shown this once: print it or write it down, put it in the safe, and do not keep it on this PC.",
  recoveryKept: "I have put the recovery key in a safe place",
  next: "Next",
  startEmpty: "Start empty",
  startEmptyHint: "Load the areas and your own Excel ledger, or register customers one by one.",
  startSample: "Load the sample county",
  startSampleHint:
    "The real areas of Lankao county with 12 marketers and 5,000 made-up customers, their ratings, visits and reassignments over two years, for trial and training.",
  sampleLoading: "Making the sample county…",
  sampleLoaded: "The sample county is loaded",
  sampleAccounts:
    "Sample staff: marketers m01 to m12, reviewer r01, teller t01, auditor a01, all with the password Sunshine-2026.",
  sampleCancelled: "Stopped. The ledger is still empty.",
  sampleFailed:
    "The sample county could not be loaded; the ledger is still empty. If your login is one of the sample staff's (m01 and so on), please start empty.",
  open: "Open the ledger",
  saved: "The settings are saved",
  sealName: "Name for the seal",
  sealNameHint: "Printed where the seal goes on the cover of a customer file",
  idleMinutes: "Screen lock (minutes)",
  idleMinutesHint: "Without a touch for this long, the screen locks and the session ends",
  closingWords: "Words of the closing record",
  closingWordsHint: "Printed on the last page of every customer file; general words when empty",
};
