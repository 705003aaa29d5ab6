import type { Attachment, AttachmentFields } from "../../shared/contract/attachments.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import {
  type AttachmentType,
  isPicture,
  maxAttachmentBytes,
  maxAttachmentMegabytes,
  maxAttachmentsPerCustomer,
} from "../../shared/domain/attachment.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import {
  type AttachmentRecord,
  attachmentsHeld,
  attachmentsQuery,
  insertAttachment,
  type NamedAttachmentRecord,
  updateAttachment,
} from "../store/attachments.ts";
import { lastEditor } from "../store/editors.ts";
import { visibleVisit } from "../visits/corrections.ts";
import { savedName } from "./fileName.ts";
import { isWholePdf, recogniseFile } from "./fileType.ts";
import { readPicture } from "./picture.ts";

type Reader = Pick<Context, "db" | "scope" | "today">;

/** @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction */
export async function listAttachments(
  ctx: Context,
  { customerId }: Inputs["attachments"]["list"],
): Promise<Attachment[]> {
  await visibleCustomer(ctx, customerId);
  const records: NamedAttachmentRecord[] = await attachmentsQuery(ctx.db).where({ customerId });
  return records.map(describe);
}

/**
 * Takes a file in. Its content lies on the disk before the row that knows it is written; a process that ends between
 * the two leaves a file that the next opening removes.
 *
 * @throws {Refusal} notFound, attachmentTooLarge, attachmentTooManyPixels, attachmentTooMany, attachmentType,
 *   attachmentUnreadable
 */
export async function addAttachment(
  ctx: Context,
  { customerId, visitId: taken, file, ...fields }: Inputs["attachments"]["add"],
): Promise<Outputs["attachments"]["add"]> {
  await visibleCustomer(ctx, customerId);
  const visitId = taken ?? null;
  if (visitId !== null) await assertVisitOf(ctx, customerId, visitId);
  const { content, mediaType, thumbnail } = await examine(file);
  const contentId = await ctx.contents.put(content, thumbnail);
  const held = await roomFor(ctx.db, customerId, contentId);
  if (held !== null) return { attachment: describe(await visibleAttachment(ctx, held)), alreadyThere: true };
  const id = await ctx.change(async (change) => {
    await visibleCustomer({ ...ctx, db: change.db }, customerId);
    await roomFor(change.db, customerId, contentId);
    const facts = { ...fields, fileName: savedName(file.name, mediaType), mediaType, bytes: content.length };
    const written = { customerId, visitId, contentId, ...facts, createdAt: change.now, createdBy: ctx.actor.id };
    const created = await insertAttachment(change.db, written);
    record(change, "add", { id: created, customerId }, { after: { ...facts, ...(visitId !== null && { visitId }) } });
    return created;
  });
  return { attachment: describe(await visibleAttachment(ctx, id)), alreadyThere: false };
}

/** @throws {Refusal} notFound, stale */
export async function changeAttachment(
  ctx: Context,
  { id, version, fields }: Inputs["attachments"]["change"],
): Promise<Attachment> {
  await ctx.change(async (change) => {
    const before = await visibleAttachment({ ...ctx, db: change.db }, id);
    await update(change, { ...before, version }, fields);
    record(change, "change", before, differences(ownFields(before), fields));
  });
  return describe(await visibleAttachment(ctx, id));
}

/**
 * Says at which visit an attachment was taken, or that it was at none.
 *
 * @throws {Refusal} notFound, also for a visit to another customer; stale
 */
export async function tieToVisit(
  ctx: Context,
  { id, version, visitId }: Inputs["attachments"]["tieToVisit"],
): Promise<Attachment> {
  await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    const before = await visibleAttachment(inside, id);
    if (visitId !== null) await assertVisitOf(inside, before.customerId, visitId);
    await update(change, { ...before, version }, { visitId });
    record(change, "change", before, { before: { visitId: before.visitId }, after: { visitId } });
  });
  return describe(await visibleAttachment(ctx, id));
}

/** @throws {Refusal} notFound */
async function assertVisitOf(ctx: Reader, customerId: number, visitId: number): Promise<void> {
  if ((await visibleVisit(ctx, visitId)).customerId !== customerId) throw new Refusal("notFound");
}

/**
 * Takes an attachment out of the record. Its content stays, so that it can be put back.
 *
 * @throws {Refusal} notFound, stale where it is out already
 */
export async function removeAttachment(ctx: Context, { id }: Inputs["attachments"]["remove"]): Promise<Attachment> {
  await ctx.change(async (change) => {
    const before = await visibleAttachment({ ...ctx, db: change.db }, id);
    if (before.removedAt !== null) throw await stale(change, before);
    await update(change, before, { removedAt: change.now });
    record(change, "remove", before, { before: { ...ownFields(before), fileName: before.fileName } });
  });
  return describe(await visibleAttachment(ctx, id));
}

/** @throws {Refusal} notFound, attachmentTooMany, stale where it is there already */
export async function restoreAttachment(ctx: Context, { id }: Inputs["attachments"]["restore"]): Promise<Attachment> {
  await ctx.change(async (change) => {
    const before = await visibleAttachment({ ...ctx, db: change.db }, id);
    if (before.removedAt === null) throw await stale(change, before);
    await roomFor(change.db, before.customerId, before.contentId);
    await update(change, before, { removedAt: null });
    record(change, "restore", before, { after: { ...ownFields(before), fileName: before.fileName } });
  });
  return describe(await visibleAttachment(ctx, id));
}

/** @throws {Refusal} notFound (also for what is no picture), attachmentMissing, attachmentDamaged */
export async function attachmentThumbnail(
  ctx: Context,
  { id }: Inputs["attachments"]["thumbnail"],
): Promise<Outputs["attachments"]["thumbnail"]> {
  const { contentId, mediaType, fileName } = await visibleAttachment(ctx, id);
  if (!isPicture(mediaType)) throw new Refusal("notFound");
  return { file: asFile(await ctx.contents.readThumbnail(contentId), fileName, "image/jpeg") };
}

/**
 * The whole file, as it was taken in; that it was looked at is recorded.
 *
 * @throws {Refusal} notFound, attachmentMissing, attachmentDamaged
 */
export async function attachmentContent(
  ctx: Context,
  { id }: Inputs["attachments"]["content"],
): Promise<Outputs["attachments"]["content"]> {
  const { customerId, contentId, mediaType, fileName } = await visibleAttachment(ctx, id);
  const content = await ctx.contents.read(contentId);
  await ctx.change(async (change) => {
    const after = { attachmentId: id, fileName };
    change.audit({ action: "attachment.view", subjectType: "customer", subjectId: customerId, after });
  });
  return { file: asFile(content, fileName, mediaType) };
}

/** What a file is by its content, and the thumbnail of a picture. */
async function examine(file: File): Promise<{ content: Buffer; mediaType: AttachmentType; thumbnail: Buffer | null }> {
  const { name } = file;
  if (file.size > maxAttachmentBytes)
    throw new Refusal("attachmentTooLarge", { name, megabytes: maxAttachmentMegabytes });
  const content = Buffer.from(await file.arrayBuffer());
  const recognised = recogniseFile(content);
  if (recognised === null) throw new Refusal("attachmentUnreadable", { name });
  if ("foreign" in recognised) throw new Refusal("attachmentType", { name, found: recognised.foreign });
  const { mediaType } = recognised;
  if (!isPicture(mediaType)) {
    if (!isWholePdf(content)) throw new Refusal("attachmentUnreadable", { name });
    return { content, mediaType, thumbnail: null };
  }
  const picture = await readPicture(content);
  if (picture.ok) return { content, mediaType, thumbnail: picture.thumbnail };
  if (picture.problem === "unreadable") throw new Refusal("attachmentUnreadable", { name });
  throw new Refusal("attachmentTooManyPixels", { name, width: picture.width, height: picture.height });
}

/**
 * @returns the id of the customer's attachment with the same content, or null
 * @throws {Refusal} attachmentTooMany
 */
async function roomFor(db: Context["db"], customerId: number, contentId: string): Promise<number | null> {
  const { count, sameId } = await attachmentsHeld(db, customerId, contentId);
  if (sameId === null && count >= maxAttachmentsPerCustomer)
    throw new Refusal("attachmentTooMany", { max: maxAttachmentsPerCustomer });
  return sameId;
}

/** The stored attachment, if the asker may see its customer. */
async function visibleAttachment(ctx: Reader, id: number): Promise<NamedAttachmentRecord> {
  const query = attachmentsQuery(ctx.db).where("attachments.id", id).first();
  withinScope(query, ctx);
  const found: NamedAttachmentRecord | undefined = await query;
  if (!found) throw new Refusal("notFound");
  return found;
}

async function update(
  change: Change,
  attachment: AttachmentRecord,
  changes: Parameters<typeof updateAttachment>[2],
): Promise<void> {
  if (!(await updateAttachment(change.db, attachment, changes))) throw await stale(change, attachment);
}

async function stale({ db }: Change, { customerId }: AttachmentRecord): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "customer", customerId) });
}

/** Records a change of an attachment under its customer, each field by its path. */
function record(
  change: Change,
  action: "add" | "change" | "remove" | "restore",
  { id, customerId }: Pick<AttachmentRecord, "id" | "customerId">,
  sides: { before?: object; after?: object },
): void {
  const byPath = (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([field, value]) => [`attachments.${id}.${field}`, value]));
  change.audit({
    action: `attachment.${action}`,
    subjectType: "customer",
    subjectId: customerId,
    before: sides.before ? byPath(sides.before) : null,
    after: sides.after ? byPath(sides.after) : null,
  });
}

function ownFields({ category, caption, takenOn }: AttachmentFields): AttachmentFields {
  return { category, caption, takenOn };
}

function describe({ contentId: _content, createdBy: _creator, ...shown }: NamedAttachmentRecord): Attachment {
  return shown;
}

function asFile(content: Buffer, name: string, type: string): File {
  return new File([new Uint8Array(content)], name, { type });
}
