import type { AttachmentType } from "../../shared/domain/attachment.ts";

const endings: Record<AttachmentType, { all: RegExp; usual: string }> = {
  "image/jpeg": { all: /\.jpe?g$/i, usual: ".jpg" },
  "image/png": { all: /\.png$/i, usual: ".png" },
  "application/pdf": { all: /\.pdf$/i, usual: ".pdf" },
};

const maxBaseLength = 120;

/**
 * The name under which a file can be saved on any system: no path, no characters that Windows forbids, and the ending
 * that its content has, so that nothing opens as what it is not.
 */
export function savedName(name: string, mediaType: AttachmentType): string {
  const { all, usual } = endings[mediaType];
  const plain = (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{C}:*?"<>|]/gu, "_");
  const ending = all.exec(plain)?.[0] ?? usual;
  const base = plain.replace(all, "").replace(/\.(jpe?g|png|pdf)$/i, "");
  return [...base].slice(0, maxBaseLength).join("").trim() + ending;
}
