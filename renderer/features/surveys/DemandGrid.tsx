import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Typography } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyFields } from "../../../shared/contract/surveys.ts";
import { demandByMonth, demandTotal, monthsOfYear, type SurveyProblem } from "../../../shared/domain/areaSurvey.ts";
import { useLanguage } from "../../i18n/index.ts";
import { fromBalanceUnit, toBalanceUnit } from "../ledger/balanceUnit.ts";
import { useFigures } from "../portfolio/useFigures.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { AmountCell } from "./AmountCell.tsx";
import { filledWith, pastedBlock, stepOf } from "./gridKeys.ts";

type Demands = SurveyFields["demands"];

interface DemandGridProps {
  demands: Demands;
  problems: readonly SurveyProblem[];
  onChange: (demands: Demands) => void;
}

const usualPurposes = [
  "spring",
  "trade",
  "greenhouse",
  "livestock",
  "machinery",
  "working",
  "housing",
  "schooling",
] as const;

/** Twelve months by purposes, moved through and pasted into as in a spreadsheet. */
export function DemandGrid({ demands, problems, onChange }: DemandGridProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const months = Array.from({ length: monthsOfYear }, (_, month) => month);
  const add = () => {
    const taken = demands.map(({ purpose }) => purpose);
    const purpose = usualPurposes.map((name) => t(`surveys.form.purposes.${name}`)).find((one) => !taken.includes(one));
    onChange([...demands, { purpose: purpose ?? "", months: months.map(() => 0) }]);
  };
  const setCell = (row: number, month: number, fen: number) => onChange(filledWith(demands, { row, month }, [[fen]]));
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = stepOf(event);
    const cell = event.target instanceof HTMLInputElement ? event.target.dataset.cell : undefined;
    if (!step || !cell) return;
    const [row = 0, column = 0] = cell.split(".").map(Number);
    const next = table.current?.querySelector<HTMLInputElement>(
      `[data-cell="${row + step.row}.${column + step.column}"]`,
    );
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const cell = event.target instanceof HTMLInputElement ? event.target.dataset.cell : undefined;
    const [row = 0, column = 0] = (cell ?? "").split(".").map(Number);
    const block = pastedBlock(event.clipboardData.getData("text/plain"));
    if (!cell || column === 0 || block === null) return;
    event.preventDefault();
    const amounts = block.map((line) => line.map((amount) => fromBalanceUnit(amount, language)));
    onChange(filledWith(demands, { row, month: column - 1 }, amounts));
  };
  const sums = demandByMonth(demands);
  return (
    <RecordCard
      title={t("surveys.form.demands", { unit: t("portfolio.unit") })}
      note={problems.map(({ key }) => (
        <span key={key} className="survey-sum wrong">
          {t(`surveys.problem.${key}`)}
        </span>
      ))}
      actions={
        <Button icon={<PlusOutlined aria-hidden />} disabled={demands.length >= 20} onClick={add}>
          {t("surveys.form.addPurpose")}
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">{t("surveys.form.demandsHint")}</Typography.Paragraph>
      {demands.length > 0 && (
        <table ref={table} className="demand-grid" onKeyDown={onKeyDown} onPaste={onPaste}>
          <thead>
            <tr>
              <th className="purpose">{t("surveys.village.purpose")}</th>
              {months.map((month) => (
                <th key={month}>{t("surveys.village.month", { month: month + 1 })}</th>
              ))}
              <th className="sum">{t("surveys.village.total")}</th>
              <th className="act" />
            </tr>
          </thead>
          <tbody>
            {demands.map((demand, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a purpose may still be without a name.
              <tr key={row}>
                <th className="purpose">
                  <input
                    data-cell={`${row}.0`}
                    aria-label={t("surveys.village.purpose")}
                    maxLength={100}
                    value={demand.purpose}
                    onChange={({ target }) =>
                      onChange(demands.map((one, at) => (at === row ? { ...one, purpose: target.value } : one)))
                    }
                  />
                </th>
                {months.map((month) => (
                  <td key={month}>
                    <AmountCell
                      cell={`${row}.${month + 1}`}
                      label={t("surveys.form.cell", { purpose: demand.purpose, month: month + 1 })}
                      value={toBalanceUnit(demand.months[month] ?? 0, language)}
                      onChange={(amount) => setCell(row, month, fromBalanceUnit(amount, language))}
                    />
                  </td>
                ))}
                <td className="sum">{words.amount(demandTotal([demand]))}</td>
                <td className="act">
                  <Button
                    type="text"
                    size="small"
                    aria-label={t("surveys.form.remove", { what: demand.purpose })}
                    icon={<DeleteOutlined aria-hidden />}
                    onClick={() => onChange(demands.filter((_, at) => at !== row))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th className="purpose">{t("surveys.village.total")}</th>
              {months.map((month) => (
                <td key={month}>{sums[month] === 0 ? "" : words.amount(sums[month] ?? 0)}</td>
              ))}
              <td className="sum">{words.amount(demandTotal(demands))}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
    </RecordCard>
  );
}
