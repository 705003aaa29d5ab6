export const auditPaper = {
  title: "Seal of the audit trail",
  fileTitle: "Seal of the audit trail {{date}}, entry {{id}}",
  branch: "Branch",
  printed: "Printed",
  lastEntry: "Last entry made",
  number: "Last entry",
  code: "Code",
  meaning:
    "The code follows from entries 1 to {{id}} of the audit trail, one by one. Whoever edits, removes, moves or rewrites any of them from now on makes a trail that does not agree with this sheet, even if all of it is computed anew.",
  keep: "Sign it and keep it in the safe, away from the PC with the ledger. To compare, choose “Compare with a sheet” under “Audit trail” and enter the number and the code above.",
  sealedBy: "Sealed by",
  witness: "Witness",
};
