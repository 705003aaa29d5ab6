import { saveFile } from "../../ui/saveFile.ts";

/** Where files go: a folder that the user chose, or the browser's downloads where none can be chosen. */
export interface SaveFolder {
  /** null for the downloads */
  name: string | null;
  save(file: File): Promise<void>;
}

type PickFolder = (options: { id: string; mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;

/** A browser that is asked for many downloads at once may drop some. */
const betweenDownloadsMs = 400;

const downloads: SaveFolder = {
  name: null,
  async save(file) {
    saveFile(file);
    await new Promise((resolve) => setTimeout(resolve, betweenDownloadsMs));
  },
};

/** Asks the user for a folder; only in answer to a click. @returns null where they chose none */
export async function chooseFolder(): Promise<SaveFolder | null> {
  const pick = (window as { showDirectoryPicker?: PickFolder }).showDirectoryPicker;
  if (!pick) return downloads;
  try {
    const folder = await pick.call(window, { id: "binders", mode: "readwrite" });
    return { name: folder.name, save: (file) => write(folder, file) };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    // The shell or a policy of the branch may not let a page write to folders.
    if (error instanceof DOMException) return downloads;
    throw error;
  }
}

async function write(folder: FileSystemDirectoryHandle, file: File): Promise<void> {
  const handle = await folder.getFileHandle(file.name, { create: true });
  const stream = await handle.createWritable();
  await stream.write(file);
  await stream.close();
}
