import sharp from "sharp";

interface Looks {
  width?: number;
  height?: number;
  /** changes the content, so that two pictures differ */
  shade?: number;
}

function plain({ width = 64, height = 48, shade = 128 }: Looks) {
  return sharp({ create: { width, height, channels: 3, background: { r: shade, g: 90, b: 30 } } });
}

export function jpeg(looks: Looks = {}): Promise<Buffer> {
  return plain(looks).jpeg().toBuffer();
}

export function png(looks: Looks = {}): Promise<Buffer> {
  return plain(looks).png().toBuffer();
}

/** The least that readers take for a PDF, with some text in clear. */
export function pdf(text = "scanned paper"): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Title (${text}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);
}

export function asFile(content: Uint8Array, name: string): File {
  return new File([new Uint8Array(content)], name);
}
