import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ContentKeys, newContentKey } from "../../electron/store/contentKeys.ts";
import { ContentStore } from "../../electron/store/contents.ts";
import { farmer } from "../support/people.ts";
import { asFile, pdf } from "../support/pictures.ts";
import { managerLogin, startTestCore, temporaryFolder, windowOn } from "../support/testCore.ts";
import { branchWithVillages } from "../support/village.ts";

const key: ContentKeys = new Map([[1, newContentKey()]]);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test("what is put is read again by whoever has the key, and is noise to all others", async () => {
  const folder = join(temporaryFolder(), "contents");
  const content = pdf("a paper");
  const thumbnail = Buffer.from("a small picture");
  const id = await ContentStore.open(folder, key).put(content, thumbnail);
  const again = ContentStore.open(folder, key);
  expect((await again.read(id)).equals(content)).toBe(true);
  expect((await again.readThumbnail(id)).equals(thumbnail)).toBe(true);
  const stranger = ContentStore.open(folder, new Map([[1, newContentKey()]]));
  await expect(stranger.read(id)).rejects.toMatchObject({ data: { reason: "attachmentDamaged" } });
  for (const file of filesBelow(folder)) expect(readFileSync(file).includes("paper")).toBe(false);
});

test("the same content sealed twice differs, for every file has a nonce of its own", async () => {
  const sealed = [];
  for (let round = 0; round < 2; round += 1) {
    const folder = join(temporaryFolder(), "contents");
    await ContentStore.open(folder, key).put(pdf(), null);
    sealed.push(readFileSync(filesBelow(folder)[0] ?? ""));
  }
  expect(sealed[0]?.length).toBe(sealed[1]?.length);
  expect(sealed[0]?.equals(sealed[1] ?? Buffer.alloc(0))).toBe(false);
});

test("folders and files belong to their owner alone", async () => {
  const folder = join(temporaryFolder(), "contents");
  const id = await ContentStore.open(folder, key).put(pdf(), null);
  for (const path of [folder, join(folder, id.slice(0, 2))]) expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, id.slice(0, 2), id)).mode & 0o777).toBe(0o600);
});

test("a closed store neither reads nor seals anything", async () => {
  const folder = join(temporaryFolder(), "contents");
  const store = ContentStore.open(folder, key);
  const id = await store.put(pdf(), null);
  const closing = store.put(pdf("on its way"), null);
  store.close();
  await expect(closing).rejects.toMatchObject({ data: { reason: "notSignedIn" } });
  await expect(store.read(id)).rejects.toMatchObject({ data: { reason: "notSignedIn" } });
  await expect(store.put(pdf("late"), null)).rejects.toMatchObject({ data: { reason: "notSignedIn" } });
  expect(filesBelow(folder)).toHaveLength(1);
});

test("a write that fails leaves nothing behind", async () => {
  const folder = join(temporaryFolder(), "contents");
  const store = ContentStore.open(folder, key);
  const id = await store.put(pdf(), null);
  const other = await ContentStore.open(join(temporaryFolder(), "elsewhere"), key).put(pdf("other"), null);
  // Where the file should go lies a folder: the draft is written whole, and renaming it fails.
  const taken = join(folder, other.slice(0, 2), other, "in-the-way");
  mkdirSync(taken, { recursive: true });
  await expect(store.put(pdf("other"), null)).rejects.toThrow();
  expect(filesBelow(folder)).toEqual([join(folder, id.slice(0, 2), id)]);
});

/** A branch with one attachment, stopped as if the power had failed, with leftovers of every kind. */
async function afterPowerFailure() {
  const folder = temporaryFolder();
  const { core, manager, village } = await branchWithVillages({ dataPath: folder });
  const { id: customerId } = await manager.customers.create(farmer(village.id, 1));
  const fields = { customerId, category: "contract", caption: "", takenOn: null } as const;
  const { attachment } = await manager.attachments.add({ ...fields, file: asFile(pdf(), "合同.pdf") });
  await manager.attachments.remove({ id: attachment.id });
  const { contents } = core.opened;
  const [orphan, older] = [
    await contents.put(pdf("orphan"), Buffer.from("small")),
    await contents.put(pdf("older"), null),
  ];
  const pathOf = (id: string) => join(core.files.attachments, id.slice(0, 2), id);
  const lastYear = new Date("2025-01-01T00:00:00Z");
  utimesSync(pathOf(older), lastYear, lastYear);
  const draft = `${pathOf(orphan)}.0123456789ab.draft`;
  writeFileSync(draft, "half");
  const { openMarker } = core.files;
  const opened = statSync(openMarker);
  await core.stop();
  return {
    folder,
    orphan: pathOf(orphan),
    older: pathOf(older),
    draft,
    attachment,
    failPower: () => {
      writeFileSync(openMarker, "");
      writeFileSync(`${core.files.database}-wal`, "");
      utimesSync(openMarker, opened.atime, opened.mtime);
    },
  };
}

test("after an unclean stop half files and files that no row knows are gone; a row's own and older ones stay", async () => {
  const { folder, orphan, older, draft, attachment, failPower } = await afterPowerFailure();
  failPower();
  const manager = windowOn(await startTestCore({ dataPath: folder }));
  await manager.session.signIn(managerLogin);
  expect([draft, orphan, `${orphan}.thumbnail`].filter(existsSync)).toEqual([]);
  expect(existsSync(older)).toBe(true);
  await manager.attachments.restore({ id: attachment.id });
  const { file } = await manager.attachments.content({ id: attachment.id });
  expect(Buffer.from(await file.arrayBuffer()).equals(pdf())).toBe(true);
});

test("after a clean stop no file is removed: with an old backup in place it may belong to a newer one", async () => {
  const { folder, orphan, older } = await afterPowerFailure();
  const manager = windowOn(await startTestCore({ dataPath: folder }));
  await manager.session.signIn(managerLogin);
  expect([orphan, older].filter(existsSync)).toEqual([orphan, older]);
});
