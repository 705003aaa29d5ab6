import type { ExportRequest } from "../../../shared/contract/exports.ts";
import { client } from "../../app/client.ts";

export interface ExportProgress {
  done: number;
  total: number;
}

interface Pulling {
  signal: AbortSignal;
  onProgress: (progress: ExportProgress) => void;
}

/**
 * Pulls an export piece by piece and puts the pieces together.
 *
 * @returns null when it was cancelled
 */
export async function pullExport(
  request: ExportRequest,
  revealed: boolean,
  { signal, onProgress }: Pulling,
): Promise<{ file: File; count: number } | null> {
  const start = revealed ? client.exports.startRevealed : client.exports.start;
  const { id, total, fileName } = await start(request);
  const pieces: Blob[] = [];
  try {
    onProgress({ done: 0, total });
    while (!signal.aborted) {
      const piece = await client.exports.next({ id });
      if (!piece) return { file: new File(pieces, fileName), count: total };
      pieces.push(piece.chunk);
      onProgress({ done: piece.done, total });
    }
  } catch (error) {
    // The core ends an export with the session; whoever has cancelled need not be told.
    if (!signal.aborted) throw error;
  }
  await client.exports.cancel({ id });
  return null;
}
