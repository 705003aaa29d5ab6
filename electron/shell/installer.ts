import { shell } from "electron";

/** Opens an installer that the core has checked, as a double click would; it asks whoever sits there. */
export async function startInstaller(path: string): Promise<void> {
  const fault = await shell.openPath(path);
  if (fault !== "") throw new Error("The installer could not be opened.");
}
