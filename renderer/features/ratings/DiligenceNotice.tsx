import { Link } from "@tanstack/react-router";
import { Alert, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import type { RatingDiligence } from "./useRatingDiligence.ts";

interface DiligenceNoticeProps {
  customerId: number;
  diligence: RatingDiligence;
  /** answers that it gives and the form does not have yet */
  open: number;
  onAdopt: () => void;
}

/** The due diligence that the rating can go by, and its answers at once. */
export function DiligenceNotice({ customerId, diligence, open, onAdopt }: DiligenceNoticeProps) {
  const { t } = useTranslation();
  const { id, number, confirmedOn: date } = diligence;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t("diligence.rating.title", { number, date })}{" "}
          <Link to="/customers/$id/diligence/$diligenceId" params={{ id: customerId, diligenceId: id }}>
            {t("diligence.rating.open")}
          </Link>
        </>
      }
      action={
        open > 0 && (
          <Flex>
            <Button size="small" onClick={onAdopt}>
              {t("diligence.rating.adoptAll", { count: open })}
            </Button>
          </Flex>
        )
      }
    />
  );
}
