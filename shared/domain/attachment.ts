/** What a paper or photograph is kept for. */
export const attachmentCategories = [
  "photo",
  "idDocument",
  "landOrProperty",
  "licence",
  "contract",
  "statement",
  "other",
] as const;
export type AttachmentCategory = (typeof attachmentCategories)[number];

/** What can be attached: what a phone and a scanner make. */
export const attachmentTypes = ["image/jpeg", "image/png", "application/pdf"] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

export const maxAttachmentMegabytes = 20;
export const maxAttachmentBytes = maxAttachmentMegabytes * 1024 * 1024;

/** Of one customer, those that were removed not counted. */
export const maxAttachmentsPerCustomer = 200;

/** A picture has a thumbnail and can be looked at on the screen; a PDF is downloaded. */
export function isPicture(mediaType: AttachmentType): boolean {
  return mediaType !== "application/pdf";
}
