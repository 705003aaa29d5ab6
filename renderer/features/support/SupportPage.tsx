import { useMutation } from "@tanstack/react-query";
import { Button, Card, Flex, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useLanguage } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { UpdateCard } from "./UpdateCard.tsx";

/** The report for whoever helps from afar: read as a whole before it can be saved. */
export function SupportPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const fail = useFailure();
  const report = useMutation(api.support.report.mutationOptions({ onError: (error) => fail(error) }));
  const mayUpdate = useAllowed("updates.check");
  const { data } = report;
  return (
    <Page title={t("app.nav.support")}>
      <Card
        size="small"
        title={t("support.title")}
        extra={
          <Flex gap="small">
            <Button size="small" loading={report.isPending} onClick={() => report.mutate({ language })}>
              {t("support.make")}
            </Button>
            {data && (
              <Button
                size="small"
                type="primary"
                onClick={() => saveFile(new File([data.text], data.fileName, { type: "text/plain" }))}
              >
                {t("support.save")}
              </Button>
            )}
          </Flex>
        }
      >
        <p>{t("support.hint")}</p>
        {data && <Input.TextArea readOnly aria-label={t("support.text")} value={data.text} rows={24} />}
      </Card>
      {mayUpdate && <UpdateCard />}
    </Page>
  );
}
