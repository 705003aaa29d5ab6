export const updates = {
  title: "Updates",
  hint: "New versions are signed by their publisher and laid in a folder of the branch. The application looks there, checks the signature, and installs nothing by itself.",
  folder: "Folder of updates",
  folderHint: "The whole path, such as \\\\server\\sunshine or /mnt/share/sunshine; empty: nothing is looked for",
  publicKey: "Publisher's public key",
  publicKeyHint: "The line of text that the publisher gave you",
  saved: "The source of updates is saved",
  current: "This is version {{version}}; there is no newer one.",
  available: "Version {{version}} is there ({{file}}); this is {{current}}.",
  install: "Install it",
  installConfirm:
    "Back up the ledger first, then install {{version}}. Close this application when the installer asks for it.",
  started: "The installer has started",
  startByHand: "Signature and content are checked. Close this application, then run: {{path}}",
};
