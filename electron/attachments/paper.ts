import type { Attachment } from "../../shared/contract/attachments.ts";
import { isPicture } from "../../shared/domain/attachment.ts";
import type { Context } from "../context.ts";
import { refusalOf } from "../refusal.ts";
import { type AttachmentRecord, attachmentsQuery } from "../store/attachments.ts";
import { scaledPicture } from "./picture.ts";
import { listAttachments } from "./service.ts";

/** The longer side of a photograph on paper, in pixels: 280 to the inch at half the width of a page. */
const paperSide = 900;

export interface PaperAttachment extends Attachment {
  /** a photograph as a JPEG; of other papers there is none */
  photo: Buffer | null;
  /** it should be a photograph, but its content is lost or cannot be read */
  damaged: boolean;
}

/**
 * What is attached to a customer, in the order in which it came, as a paper shows it: photographs with their pictures,
 * scanned papers as what they are. Whoever prints them records it.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export async function attachmentsOnPaper(ctx: Context, customerId: number): Promise<PaperAttachment[]> {
  const present = (await listAttachments(ctx, { customerId })).filter(({ removedAt }) => removedAt === null);
  const records: Pick<AttachmentRecord, "id" | "contentId">[] = await attachmentsQuery(ctx.db).where({ customerId });
  const contentIds = new Map(records.map(({ id, contentId }) => [id, contentId]));
  const shown: PaperAttachment[] = [];
  // One after the other: a photograph of 20 MB unfolds to far more.
  for (const attachment of present.reverse()) {
    const isPhoto = attachment.category === "photo" && isPicture(attachment.mediaType);
    const photo = isPhoto ? await photoOf(ctx, contentIds.get(attachment.id) ?? "") : null;
    shown.push({ ...attachment, photo, damaged: isPhoto && photo === null });
  }
  return shown;
}

async function photoOf({ contents }: Context, contentId: string): Promise<Buffer | null> {
  let content: Buffer | null = null;
  await refusalOf(async () => {
    content = await contents.read(contentId);
  });
  return content && scaledPicture(content, paperSide);
}
