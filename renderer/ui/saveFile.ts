/** Hands a file to the user's downloads under its own name. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  // The download has taken its own hold of the content by the next turn of the event loop at the latest.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
