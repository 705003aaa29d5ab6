import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/client.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import { ImportDialog } from "./ImportDialog.tsx";

/** The ways to the first areas: from a file, or those of the sample county. */
export function ImportAreas() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const loadSample = useMutation(
    api.areas.loadSample.mutationOptions({
      onSuccess: async (counts) => {
        void message.success(t("jurisdictions.imported", counts));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Flex gap="small" justify="center">
      <ImportButton />
      <Button loading={loadSample.isPending} onClick={() => loadSample.mutate(undefined)}>
        {t("jurisdictions.importSample")}
      </Button>
    </Flex>
  );
}

/** Areas from a file. */
export function ImportButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} title={t("jurisdictions.importHint")}>
        {t("jurisdictions.importFile")}
      </Button>
      {open && <ImportDialog onClose={() => setOpen(false)} />}
    </>
  );
}
