import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { LoanClass } from "../../shared/domain/customer.ts";

const colours: Record<LoanClass, string> = {
  normal: "green",
  specialMention: "gold",
  substandard: "orange",
  doubtful: "volcano",
  loss: "red",
};

/** The five-category class of a loan (五级分类). */
export function LoanClassTag({ loanClass }: { loanClass: LoanClass }) {
  const { t } = useTranslation();
  const words = t(`common.loanClass.${loanClass}`);
  return (
    <Tag color={colours[loanClass]} title={words}>
      {words}
    </Tag>
  );
}
