import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { maxAttachmentBytes, maxAttachmentsPerCustomer } from "../../shared/domain/attachment.ts";
import { farmer } from "../support/people.ts";
import { asFile, jpeg, pdf, png } from "../support/pictures.ts";
import { refused } from "../support/refusal.ts";
import type { TestWindow } from "../support/testCore.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

const plainFields = { category: "photo", caption: "", takenOn: null } as const;

async function branchWithCustomer(options: Parameters<typeof branchWithVillages>[0] = {}) {
  const branch = await branchWithVillages(options);
  const { id: customerId } = await branch.manager.customers.create(farmer(branch.village.id, 1));
  return { ...branch, customerId };
}

function add(window: TestWindow, customerId: number, content: Uint8Array, name: string) {
  return window.attachments.add({ customerId, file: asFile(content, name), ...plainFields });
}

/** Names of the content files, without their folders. */
function contentFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

/** The one content file that is no thumbnail. */
function contentFile(folder: string): string {
  const [name = ""] = contentFiles(folder).filter((file) => !file.endsWith(".thumbnail"));
  return join(folder, name.slice(0, 2), name);
}

async function bytesOf({ file }: { file: File }): Promise<Buffer> {
  return Buffer.from(await file.arrayBuffer());
}

test("a photograph comes back byte for byte, with what is known about it", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const content = await jpeg({ width: 900, height: 600 });
  const fields = { category: "landOrProperty", caption: "东头大棚", takenOn: "2026-03-01" } as const;
  const { attachment } = await manager.attachments.add({ customerId, file: asFile(content, "IMG_01.JPG"), ...fields });
  expect(attachment).toMatchObject({ ...fields, fileName: "IMG_01.JPG", mediaType: "image/jpeg", removedAt: null });
  expect(attachment).toMatchObject({ bytes: content.length, createdByName: "王主任" });
  expect(await manager.attachments.list({ customerId })).toEqual([attachment]);
  const { file } = await manager.attachments.content({ id: attachment.id });
  expect({ name: file.name, type: file.type }).toEqual({ name: "IMG_01.JPG", type: "image/jpeg" });
  expect((await bytesOf({ file })).equals(content)).toBe(true);
});

test("a PDF is kept as it is and has no thumbnail", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const { attachment } = await add(manager, customerId, pdf(), "合同.pdf");
  expect(attachment.mediaType).toBe("application/pdf");
  expect((await bytesOf(await manager.attachments.content({ id: attachment.id }))).equals(pdf())).toBe(true);
  await refused(manager.attachments.thumbnail({ id: attachment.id }), "notFound");
});

test("the content decides what a file is: a PNG named .jpg is a PNG, and is saved as one", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const { attachment } = await add(manager, customerId, await png(), "扫描件.jpg");
  expect(attachment).toMatchObject({ mediaType: "image/png", fileName: "扫描件.png" });
});

test("names lose their path, what Windows forbids, and nothing else", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const { attachment } = await add(manager, customerId, await jpeg(), "C:\\照片\\承包地<1>:东.exe");
  expect(attachment.fileName).toBe("承包地_1__东.exe.jpg");
});

/** A picture with something hung behind it, which another program would open as its own. */
async function carrying(content: string): Promise<Buffer> {
  return Buffer.concat([await jpeg(), Buffer.from(content, "latin1")]);
}

const emptyZip = `PK\x05\x06${"\0".repeat(18)}`;

test.each<[string, string, () => Buffer | Promise<Buffer>]>([
  ["a page", "HTML", () => Buffer.from("\ufeff<!DOCTYPE html><script>alert(1)</script>")],
  ["a drawing", "SVG", () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["a program", "EXE", () => Buffer.from("MZ\x90\0\x03", "latin1")],
  ["an archive", "ZIP", () => Buffer.from("PK\x03\x04\x14\0", "latin1")],
  ["a photograph of an iPhone", "HEIC", () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1")],
  ["a picture that moves", "GIF", () => Buffer.from("GIF89a", "latin1")],
  ["a picture with an archive behind it", "ZIP", () => carrying(emptyZip)],
  ["a picture with a page behind it", "HTML", () => carrying("<script >alert(1)</script>")],
  ["a picture that is a PDF too", "PDF", () => carrying("%PDF-1.4")],
  ["a picture with a packed program behind it", "RAR", () => carrying("Rar!\x1a\x07\x01\0")],
  ["a PDF with an archive behind it", "ZIP", () => Buffer.concat([pdf(), Buffer.from(emptyZip, "latin1")])],
])("%s is refused under a picture's name, saying what it is", async (_, found, make) => {
  const { manager, core, customerId } = await branchWithCustomer();
  const data = await refused(add(manager, customerId, await make(), "照片.jpg"), "attachmentType");
  expect(data.params).toEqual({ name: "照片.jpg", found });
  expect(contentFiles(core.files.attachments)).toEqual([]);
});

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ["nothing at all", () => Buffer.alloc(0)],
  ["noise", () => Buffer.from("not a picture")],
  [
    "half a photograph",
    async () =>
      (
        await sharp({
          create: {
            width: 400,
            height: 400,
            channels: 3,
            background: "red",
            noise: { type: "gaussian", mean: 128, sigma: 40 },
          },
        })
          .jpeg()
          .toBuffer()
      ).subarray(0, 9000),
  ],
  ["a PNG whose rows are broken", async () => spoilt(await png())],
  ["the bare beginning of a photograph", () => Buffer.from("\xff\xd8\xff\xe0", "latin1")],
  ["half a PDF", () => pdf().subarray(0, -10)],
])("%s is refused as unreadable", async (_, make) => {
  const { manager, customerId } = await branchWithCustomer();
  await refused(add(manager, customerId, await make(), "照片.jpg"), "attachmentUnreadable");
});

function spoilt(content: Buffer): Buffer {
  return Buffer.from(content).fill(0x33, content.indexOf("IDAT") + 4, content.indexOf("IDAT") + 24);
}

test("a file of more than 20 MB is refused, one of just that is not", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const ends = pdf();
  const sized = (bytes: number) =>
    Buffer.concat([ends.subarray(0, 9), Buffer.alloc(bytes - ends.length, 32), ends.subarray(9)]);
  await add(manager, customerId, sized(maxAttachmentBytes), "大.pdf");
  const data = await refused(add(manager, customerId, sized(maxAttachmentBytes + 1), "太大.pdf"), "attachmentTooLarge");
  expect(data.params).toEqual({ name: "太大.pdf", megabytes: 20 });
});

test("a small file that unfolds to a huge picture is refused before it does", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const bomb = Buffer.from(await png());
  bomb.writeUInt32BE(50_000, 16);
  bomb.writeUInt32BE(50_000, 20);
  bomb.writeUInt32BE(crc(bomb.subarray(12, 29)), 29);
  const data = await refused(add(manager, customerId, bomb, "炸弹.png"), "attachmentTooManyPixels");
  expect(data.params).toEqual({ name: "炸弹.png", width: 50_000, height: 50_000 });
});

/** CRC-32 as PNG's chunks carry it. */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

test("a customer's attachments are limited in number; a removed one makes room, and needs room to come back", async () => {
  const { core, manager, customerId } = await branchWithCustomer();
  const { attachment } = await add(manager, customerId, await jpeg(), "第一张.jpg");
  const { id: _id, ...row } = await core.opened.store.db("attachments").where({ id: attachment.id }).first();
  const others = Array.from({ length: maxAttachmentsPerCustomer - 1 }, (_, index) => ({
    ...row,
    contentId: `c${index}`,
  }));
  for (const other of others) await core.opened.store.db("attachments").insert(other);
  const another = await jpeg({ shade: 1 });
  const data = await refused(add(manager, customerId, another, "多一张.jpg"), "attachmentTooMany");
  expect(data.params).toEqual({ max: maxAttachmentsPerCustomer });
  await manager.attachments.remove({ id: attachment.id });
  await add(manager, customerId, another, "多一张.jpg");
  await refused(manager.attachments.restore({ id: attachment.id }), "attachmentTooMany");
});

test("a thumbnail is small, stands as the camera was held, and carries none of its notes", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const turned = await sharp(await jpeg({ width: 1200, height: 600 }))
    .withMetadata({ orientation: 6, exif: { IFD0: { Artist: "secret" } } })
    .toBuffer();
  const { attachment } = await add(manager, customerId, turned, "a.jpg");
  const thumbnail = await bytesOf(await manager.attachments.thumbnail({ id: attachment.id }));
  const { format, width, height, exif } = await sharp(thumbnail).metadata();
  expect({ format, width, height, exif }).toEqual({ format: "jpeg", width: 160, height: 320, exif: undefined });
});

test("the same content lies on the disk once, whoever it is attached to", async () => {
  const { core, manager, village, customerId } = await branchWithCustomer();
  const { id: otherId } = await manager.customers.create(farmer(village.id, 2));
  const content = await jpeg();
  const first = await add(manager, customerId, content, "a.jpg");
  const second = await add(manager, otherId, content, "b.jpg");
  expect(second).toMatchObject({ alreadyThere: false, attachment: { customerId: otherId } });
  expect(contentFiles(core.files.attachments)).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}\.thumbnail$/),
  ]);

  const again = await add(manager, customerId, content, "c.jpg");
  expect(again).toEqual({ attachment: first.attachment, alreadyThere: true });
  expect(await manager.attachments.list({ customerId })).toHaveLength(1);
});

test("the name of a file tells nothing: another ledger names the same content otherwise", async () => {
  const names = [];
  for (let ledger = 0; ledger < 2; ledger += 1) {
    const { core, manager, customerId } = await branchWithCustomer({ keysOfItsOwn: true });
    await add(manager, customerId, pdf(), "a.pdf");
    names.push(contentFiles(core.files.attachments)[0]);
  }
  expect(names[0]).not.toBe(names[1]);
});

test("captions change with their version; a stale change is refused and names who was faster", async () => {
  const { manager, one, village } = await branchWithMarketers();
  const { id: customerId } = await one.customers.create(farmer(village.id, 1));
  const { attachment } = await add(one, customerId, await jpeg(), "a.jpg");
  const { id, version } = attachment;
  const fields = { category: "licence", caption: "营业执照", takenOn: "2026-02-02" } as const;
  const changed = await manager.attachments.change({ id, version, fields });
  expect(changed).toEqual({ ...attachment, ...fields, version: version + 1 });
  const late = one.attachments.change({ id, version, fields: { ...fields, caption: "别的" } });
  expect((await refused(late, "stale")).params).toEqual({ name: "王主任" });
});

test("a removed attachment can still be seen among the removed ones and put back whole", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const content = await jpeg();
  const { attachment } = await add(manager, customerId, content, "a.jpg");
  const { id } = attachment;
  const removed = await manager.attachments.remove({ id });
  expect(removed.removedAt).not.toBeNull();
  expect(await manager.attachments.list({ customerId })).toEqual([removed]);
  await refused(manager.attachments.remove({ id }), "stale");
  const restored = await manager.attachments.restore({ id });
  expect(restored).toEqual({ ...attachment, version: 2 });
  await refused(manager.attachments.restore({ id }), "stale");
  expect((await bytesOf(await manager.attachments.content({ id }))).equals(content)).toBe(true);
});

test("a marketer reaches no attachment of another's customers", async () => {
  const { one, other, village } = await branchWithMarketers();
  const { id: customerId } = await one.customers.create(farmer(village.id, 1));
  const { attachment } = await add(one, customerId, await jpeg(), "a.jpg");
  const { id, version } = attachment;
  await refused(other.attachments.list({ customerId }), "notFound");
  await refused(add(other, customerId, await jpeg({ shade: 1 }), "b.jpg"), "notFound");
  await refused(other.attachments.change({ id, version, fields: plainFields }), "notFound");
  await refused(other.attachments.remove({ id }), "notFound");
  await refused(other.attachments.restore({ id }), "notFound");
  await refused(other.attachments.thumbnail({ id }), "notFound");
  await refused(other.attachments.content({ id }), "notFound");
  expect(await one.attachments.list({ customerId })).toEqual([attachment]);
});

test("what happened to an attachment is in its customer's trail, looking at it too", async () => {
  const { manager, customerId } = await branchWithCustomer();
  const { attachment } = await add(manager, customerId, pdf(), "a.pdf");
  const { id, version, bytes } = attachment;
  await manager.attachments.change({ id, version, fields: { ...plainFields, caption: "合同" } });
  await manager.attachments.content({ id });
  await manager.attachments.remove({ id });
  await manager.attachments.restore({ id });
  const { entries } = await manager.audit.list({ limit: 5 });
  const whole = {
    [`attachments.${id}.category`]: "photo",
    [`attachments.${id}.caption`]: "合同",
    [`attachments.${id}.takenOn`]: null,
    [`attachments.${id}.fileName`]: "a.pdf",
  };
  const added = {
    ...whole,
    [`attachments.${id}.caption`]: "",
    [`attachments.${id}.mediaType`]: "application/pdf",
    [`attachments.${id}.bytes`]: bytes,
  };
  const subject = { subjectType: "customer", subjectId: String(customerId) };
  expect(entries).toMatchObject([
    { ...subject, action: "attachment.restore", before: null, after: whole },
    { ...subject, action: "attachment.remove", before: whole, after: null },
    { ...subject, action: "attachment.view", after: { attachmentId: id, fileName: "a.pdf" } },
    {
      ...subject,
      action: "attachment.change",
      before: { [`attachments.${id}.caption`]: "" },
      after: { [`attachments.${id}.caption`]: "合同" },
    },
    { ...subject, action: "attachment.add", before: null, after: added },
  ]);
});

test("a file in which one bit was turned is refused, and adding the paper again mends it", async () => {
  const { core, manager, customerId } = await branchWithCustomer();
  const content = await jpeg();
  const { attachment } = await add(manager, customerId, content, "a.jpg");
  const { id } = attachment;
  const path = contentFile(core.files.attachments);
  const whole = readFileSync(path);
  for (const place of [0, 5, 40, whole.length - 1]) {
    const turned = Buffer.from(whole);
    turned.writeUInt8(turned.readUInt8(place) ^ 1, place);
    writeFileSync(path, turned);
    await refused(manager.attachments.content({ id }), "attachmentDamaged");
  }
  writeFileSync(path, whole.subarray(0, 10));
  await refused(manager.attachments.content({ id }), "attachmentDamaged");
  expect((await add(manager, customerId, content, "a.jpg")).alreadyThere).toBe(true);
  expect((await bytesOf(await manager.attachments.content({ id }))).equals(content)).toBe(true);
});

test("a file in the place of another is refused", async () => {
  const { core, manager, customerId } = await branchWithCustomer();
  const { attachment } = await add(manager, customerId, pdf("mine"), "a.pdf");
  const path = contentFile(core.files.attachments);
  rmSync(path);
  await refused(manager.attachments.content({ id: attachment.id }), "attachmentMissing");
  await add(manager, customerId, pdf("theirs"), "b.pdf");
  writeFileSync(path, readFileSync(contentFile(core.files.attachments)));
  await refused(manager.attachments.content({ id: attachment.id }), "attachmentDamaged");
});
