import type { TFunction } from "i18next";
import { formatFen } from "../../../../shared/domain/money.ts";
import { fieldLabel } from "../../../../shared/i18n/recordWords.ts";

interface AmountsProps {
  title: string;
  names: readonly string[];
  /** in fen; null where nobody has filled anything in, and then there is no column for what is known */
  data: Readonly<Record<string, unknown>> | null;
  /** whether the amounts come to something */
  sum?: boolean;
  t: TFunction;
}

/** A line to an amount: what the ledger has, and room for what it is found to be. */
export function Amounts({ title, names, data, sum = false, t }: AmountsProps) {
  return (
    <table className="amounts">
      <thead>
        <tr>
          <th>{title}</th>
          {data && <th className="had">{t("investigationPaper.inLedger")}</th>}
          <th className="found">
            {t(data ? "investigationPaper.found" : "investigationPaper.amount")} ({t("common.money.unit")})
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <td>{fieldLabel(name, t)}</td>
            {data && <td className="known number">{amountText(data[name])}</td>}
            <td />
          </tr>
        ))}
        {sum && (
          <tr>
            <td>{t("records.totals.sum")}</td>
            {data && <td className="known number">{sumText(names, data)}</td>}
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function amountText(value: unknown): string {
  return typeof value === "number" ? formatFen(value) : "";
}

function sumText(names: readonly string[], data: Readonly<Record<string, unknown>>): string {
  const amounts = names.map((name) => data[name]).filter((value) => typeof value === "number");
  return amounts.length === 0 ? "" : formatFen(amounts.reduce((total, amount) => total + amount, 0));
}
