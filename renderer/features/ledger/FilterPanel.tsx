import { FilterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Badge, Button, Checkbox, Flex, Form, InputNumber, Popover, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomerFilter, ratingStandings } from "../../../shared/contract/customers.ts";
import { customerKinds, loanClasses } from "../../../shared/domain/customer.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { api } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { useDraft } from "../../ui/useDraft.ts";
import { fromBalanceUnit, toBalanceUnit } from "./balanceUnit.ts";
import type { FilterChanges } from "./listSearch.ts";

interface FilterPanelProps {
  filter: CustomerFilter;
  apply: (changes: FilterChanges) => void;
  onReset: () => void;
}

/** A button that opens all conditions at once; each takes effect as soon as it is set. */
export function FilterPanel({ filter, apply, onReset }: FilterPanelProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { search: _search, ...conditions } = filter;
  const set = Object.keys(conditions).length;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={
        <div role="dialog" aria-label={t("ledger.filter.title")}>
          <Conditions filter={filter} apply={apply} />
          <Flex justify="space-between">
            <Button type="link" disabled={set === 0} onClick={onReset}>
              {t("ledger.filter.clearAll")}
            </Button>
            <Button type="primary" onClick={() => setOpen(false)}>
              {t("ledger.filter.close")}
            </Button>
          </Flex>
        </div>
      }
    >
      <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open}>
        {t("ledger.filter.button")}
        {set > 0 && <Badge count={set} size="small" color="#a8690f" />}
      </Button>
    </Popover>
  );
}

function Conditions({ filter, apply }: Omit<FilterPanelProps, "onReset">) {
  const { t } = useTranslation();
  return (
    <Form component={false} layout="vertical">
      <div className="filter-grid">
        <Condition id="filter-kind" label={t("customers.kind")}>
          <Choice
            id="filter-kind"
            value={filter.kind}
            options={customerKinds.map((value) => ({ value, label: t(`common.customerKind.${value}`) }))}
            onChange={(kind) => apply({ kind })}
          />
        </Condition>
        <Condition id="filter-grade" label={t("customers.grade")}>
          <Choice
            id="filter-grade"
            value={filter.grade}
            options={grades.map((value) => ({ value, label: value }))}
            onChange={(grade) => apply({ grade })}
          />
        </Condition>
        <Condition id="filter-standing" label={t("ledger.filter.standing")}>
          <Choice
            id="filter-standing"
            value={filter.standing}
            options={ratingStandings.map((value) => ({ value, label: t(`ledger.standing.${value}`) }))}
            onChange={(standing) => apply({ standing })}
          />
        </Condition>
        <Condition id="filter-area" label={t("customers.area")}>
          <AreaSelect id="filter-area" allowClear value={filter.areaId} onChange={(areaId) => apply({ areaId })} />
        </Condition>
        <Condition id="filter-marketer" label={t("customers.marketer")}>
          <MarketerChoice value={filter.marketerId} onChange={(marketerId) => apply({ marketerId })} />
        </Condition>
        <Condition id="filter-rating-due" label={t("ledger.filter.ratingDue")}>
          <NumberCondition
            id="filter-rating-due"
            value={filter.ratingDueDays}
            min={0}
            max={366}
            unit={t("ledger.filter.ratingDueUnit")}
            onChange={(ratingDueDays) => apply({ ratingDueDays })}
          />
        </Condition>
        <Condition id="filter-not-visited" label={t("ledger.filter.notVisited")}>
          <NumberCondition
            id="filter-not-visited"
            value={filter.notVisitedDays}
            min={1}
            max={3650}
            unit={t("ledger.filter.notVisitedUnit")}
            onChange={(notVisitedDays) => apply({ notVisitedDays })}
          />
        </Condition>
        <Condition id="filter-loan-class" label={t("ledger.filter.loanClass")}>
          <Choice
            id="filter-loan-class"
            value={filter.loanClass}
            options={loanClasses.map((value) => ({ value, label: t(`common.loanClass.${value}`) }))}
            onChange={(loanClass) => apply({ loanClass })}
          />
        </Condition>
        <Condition id="filter-balance-from" label={t("ledger.filter.balance")}>
          <BalanceRange filter={filter} apply={apply} />
        </Condition>
      </div>
      <Flex gap="large" className="filter-marks" role="group" aria-label={t("ledger.filter.marks")}>
        <Checkbox
          checked={filter.gold ?? false}
          onChange={({ target }) => apply({ gold: target.checked ? true : undefined })}
        >
          {t("ledger.gold")}
        </Checkbox>
        <Checkbox
          checked={filter.keyTarget ?? false}
          onChange={({ target }) => apply({ keyTarget: target.checked ? true : undefined })}
        >
          {t("ledger.keyTarget")}
        </Checkbox>
        <Checkbox
          checked={filter.overdue ?? false}
          onChange={({ target }) => apply({ overdue: target.checked ? true : undefined })}
        >
          {t("ledger.overdue")}
        </Checkbox>
        <Checkbox
          checked={filter.unassigned ?? false}
          onChange={({ target }) => apply({ unassigned: target.checked ? true : undefined })}
        >
          {t("ledger.unassigned")}
        </Checkbox>
      </Flex>
    </Form>
  );
}

function Condition({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <Form.Item htmlFor={id} label={label}>
      {children}
    </Form.Item>
  );
}

interface ChoiceProps<T> {
  id: string;
  value: T | undefined;
  options: { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
}

function Choice<T extends string | number>({ id, value, options, onChange }: ChoiceProps<T>) {
  const { t } = useTranslation();
  return (
    <Select<T | null>
      id={id}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder={t("ledger.filter.any")}
      value={value ?? null}
      options={options}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}

function MarketerChoice({ value, onChange }: Pick<ChoiceProps<number>, "value" | "onChange">) {
  const loads = useQuery(api.jurisdictions.marketers.queryOptions());
  const options = loads.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return <Choice id="filter-marketer" value={value} options={options} onChange={onChange} />;
}

function BalanceRange({ filter, apply }: Omit<FilterPanelProps, "onReset">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = (fen: number | undefined) => (fen === undefined ? undefined : toBalanceUnit(fen, language));
  const fen = (amount: number | undefined) => (amount === undefined ? undefined : fromBalanceUnit(amount, language));
  return (
    <Flex gap={6} align="center">
      <NumberCondition
        id="filter-balance-from"
        label={t("ledger.filter.balanceFrom")}
        value={shown(filter.balanceFromFen)}
        min={0}
        onChange={(amount) => apply({ balanceFromFen: fen(amount) })}
      />
      {"–"}
      <NumberCondition
        id="filter-balance-to"
        label={t("ledger.filter.balanceTo")}
        value={shown(filter.balanceToFen)}
        min={0}
        unit={t("ledger.filter.balanceUnit")}
        onChange={(amount) => apply({ balanceToFen: fen(amount) })}
      />
    </Flex>
  );
}

interface NumberConditionProps {
  id: string;
  label?: string;
  value: number | undefined;
  min: number;
  max?: number;
  unit?: string;
  onChange: (value: number | undefined) => void;
}

/** A number that takes effect with Enter or when the field is left, not with every digit. */
function NumberCondition({ id, label, value, unit, onChange, ...limits }: NumberConditionProps) {
  const [typed, setTyped] = useDraft<number | null>(value ?? null);
  const commit = () => {
    const amount = typed === null ? undefined : Math.min(Math.max(typed, limits.min), limits.max ?? typed);
    if (amount !== value) onChange(amount);
  };
  return (
    <InputNumber<number>
      id={id}
      {...(label ? { "aria-label": label } : {})}
      {...limits}
      precision={limits.max === undefined ? 2 : 0}
      controls={false}
      style={{ width: "100%" }}
      suffix={unit}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}
