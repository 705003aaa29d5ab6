/** A PDF as a file named after its title, without what names of files cannot hold. */
export function pdfFile(bytes: Uint8Array<ArrayBufferLike>, title: string): File {
  const name = `${title}.pdf`.replace(/\s+/g, "-").replace(/[\\/:*?"<>|]/g, "_");
  return new File([new Uint8Array(bytes)], name, { type: "application/pdf" });
}
