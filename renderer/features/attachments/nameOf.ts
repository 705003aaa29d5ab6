import type { Attachment } from "../../../shared/contract/attachments.ts";

/** How an attachment is called on the screen: by its caption, or by its file where nobody wrote one. */
export function nameOf({ caption, fileName }: Pick<Attachment, "caption" | "fileName">): string {
  return caption || fileName;
}
