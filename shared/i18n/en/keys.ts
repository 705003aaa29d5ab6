export const keys = {
  title: "The ledger's key and the recovery key",
  neverRenewed: "The ledger still has its first key.",
  renewedAt: "The ledger's key was renewed last on {{at}}",
  left: "{{names}} may not sign in any more. But where somebody copied the old keyring and the ledger before, that copy still opens with their password. Once the ledger's key is renewed, an old keyring does not open the new ledger.",
  filesLeft:
    "Papers or volumes that are missing or damaged still lie under the old key: {{count}}. All others are done.",
  renew: "Renew the ledger's key",
  renewStart: "Begin",
  renewHint:
    "The ledger, the papers and the volumes are encrypted anew under another key. Meanwhile everybody can look things up, and saving waits a little; a power failure loses nothing. All passwords and the recovery key stay as they are.",
  backupHint:
    "Backups made before bring back the ledger with its old key: make a new one soon afterwards, and do away with those of before once it is verified.",
  leftOut: "{{names}} have not signed in since the update: their passwords will have to be reset.",
  phase: { ledger: "Encrypting the ledger anew…", files: "Encrypting papers and volumes anew…" },
  toRenewal: "Renew it",
  later: "Later",
  newRecoveryKey: "Make a new recovery key",
  recoveryMake: "Make it",
  recoveryHint:
    "For when the recovery key is lost or may have been seen. The new one is shown once, to be printed or written down; the one before stops working at once.",
};
