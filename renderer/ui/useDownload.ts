import { useMutation } from "@tanstack/react-query";
import { saveFile } from "./saveFile.ts";
import { useFailure } from "./useFailure.ts";

/** A file of the core as a download: `mutate()` asks for it and saves it, or says why there is none. */
export function useDownload(ask: () => Promise<{ file: File }>) {
  const fail = useFailure();
  return useMutation({ mutationFn: async () => saveFile((await ask()).file), onError: (error) => fail(error) });
}
