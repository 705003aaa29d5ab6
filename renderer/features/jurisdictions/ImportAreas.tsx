import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** Areas from a file, or those of the sample county. */
export function ImportAreas() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const load = useMutation(
    api.jurisdictions.importAreas.mutationOptions({
      onSuccess: async (counts) => {
        void message.success(t("jurisdictions.imported", counts));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Flex gap="small" justify="center">
      <Upload
        accept=".csv"
        showUploadList={false}
        beforeUpload={(file) => {
          load.mutate({ file });
          return false;
        }}
      >
        <Button loading={load.isPending} title={t("jurisdictions.importHint")}>
          {t("jurisdictions.importFile")}
        </Button>
      </Upload>
      <Button loading={load.isPending} onClick={() => load.mutate({})}>
        {t("jurisdictions.importSample")}
      </Button>
    </Flex>
  );
}
