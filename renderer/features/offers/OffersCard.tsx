import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OfferAnswerView } from "../../../shared/contract/offers.ts";
import type { Offer } from "../../../shared/domain/nextOffer.ts";
import { choiceLabel } from "../../../shared/i18n/recordWords.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { RecordService } from "./RecordService.tsx";
import { useTakeBack } from "./useTakeBack.ts";

/** On a customer's page: what to offer next and why, and what they said before. */
export function OffersCard({ customer }: { customer: { id: number; name: string } }) {
  const { t } = useTranslation();
  const mayAnswer = useAllowed("offers.answer");
  const [answering, setAnswering] = useState<Offer | null>(null);
  const { data } = useQuery(api.offers.forCustomer.queryOptions({ input: { customerId: customer.id } }));
  if (!data) return null;
  return (
    <RecordCard title={t("offers.card")} note={<Typography.Text type="secondary">{t("offers.hint")}</Typography.Text>}>
      {data.offers.length === 0 && <Typography.Text type="secondary">{t("offers.cardEmpty")}</Typography.Text>}
      {data.offers.map((offer) => {
        const service = choiceLabel("service", offer.service, t);
        return (
          <Flex key={offer.service} gap="small" align="center" style={{ marginBottom: 6 }}>
            <Tag color="blue">{service}</Tag>
            <span style={{ flex: 1 }}>{t(`offers.reason.${offer.reason}`)}</span>
            {mayAnswer && (
              <Button size="small" aria-label={`${t("offers.answer")} ${service}`} onClick={() => setAnswering(offer)}>
                {t("offers.answer")}
              </Button>
            )}
          </Flex>
        );
      })}
      {data.answers.length > 0 && <Answers customerId={customer.id} answers={data.answers} />}
      {answering && <AnswerDialog customer={customer} offer={answering} onClose={() => setAnswering(null)} />}
    </RecordCard>
  );
}

function Answers({ customerId, answers }: { customerId: number; answers: readonly OfferAnswerView[] }) {
  const { t } = useTranslation();
  const mayAnswer = useAllowed("offers.takeBack");
  const takeBack = useTakeBack();
  const what = ({ answer, toRecord, askAgainOn }: OfferAnswerView) => {
    if (toRecord) return t("offers.waiting");
    return answer === "accepted" ? t("offers.recorded") : t("offers.askAgain", { date: askAgainOn });
  };
  return (
    <>
      <Typography.Text strong>{t("offers.history")}</Typography.Text>
      {answers.map((answer) => (
        <Flex key={answer.id} gap="small" align="center">
          <span>{answer.answeredOn}</span>
          <span>{choiceLabel("service", answer.service, t)}</span>
          <Tag>{t(`common.offerAnswer.${answer.answer}`)}</Tag>
          <Typography.Text type="secondary" style={{ flex: 1 }}>
            {[what(answer), answer.answeredByName, answer.note].filter(Boolean).join(" · ")}
          </Typography.Text>
          {answer.toRecord && <RecordService customerId={customerId} service={answer.service} />}
          {mayAnswer && (
            <Button type="link" size="small" onClick={() => takeBack(answer)}>
              {t("offers.takeBack")}
            </Button>
          )}
        </Flex>
      ))}
    </>
  );
}
