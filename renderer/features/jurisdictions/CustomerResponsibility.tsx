import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { byText, ResponsibilityTimeline } from "./ResponsibilityTimeline.tsx";

/** Who was, is and will be responsible for a customer, and who was on a day that one chooses. */
export function CustomerResponsibility({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const timeline = useQuery(api.jurisdictions.customerTimeline.queryOptions({ input: { customerId } }));
  return (
    <QueryState query={timeline}>
      {({ periods, registeredOn }) => (
        <Flex vertical gap="middle" className="panel">
          <DayQuestion customerId={customerId} />
          <ResponsibilityTimeline periods={periods} />
          <Typography.Text type="secondary">{t("responsibility.registeredOn", { date: registeredOn })}</Typography.Text>
        </Flex>
      )}
    </QueryState>
  );
}

function DayQuestion({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [day, setDay] = useState(today);
  const answer = useQuery(
    api.jurisdictions.responsibleOn.queryOptions({ input: { customerId, day }, placeholderData: keepPreviousData }),
  );
  return (
    <Flex gap="small" align="center" wrap>
      <label htmlFor="responsible-day">{t("responsibility.askDay")}</label>
      <DayInput id="responsible-day" allowClear={false} value={day} onChange={(chosen) => chosen && setDay(chosen)} />
      <span aria-live="polite">
        {answer.data &&
          (answer.data.registered ? (
            <>
              <Typography.Text strong>{answer.data.marketer?.name ?? t("responsibility.nobody")}</Typography.Text>
              {" · "}
              {byText(answer.data, t)}
              {answer.data.deputy && ` · ${t("responsibility.deputy", { name: answer.data.deputy.name })}`}
            </>
          ) : (
            t("responsibility.notRegistered")
          ))}
      </span>
    </Flex>
  );
}
