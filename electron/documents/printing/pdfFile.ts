/** A PDF as a file named after its title. */
export function pdfFile(bytes: Uint8Array<ArrayBufferLike>, title: string): File {
  return new File([new Uint8Array(bytes)], pdfFileName(title), { type: "application/pdf" });
}

/** The name of a PDF's file: its title without what names of files cannot hold. */
export function pdfFileName(title: string): string {
  return `${title}.pdf`.replace(/\s+/g, "-").replace(/[\\/:*?"<>|]/g, "_");
}
