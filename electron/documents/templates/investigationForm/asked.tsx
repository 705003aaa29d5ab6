import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { type ChoiceField, choices, kindOf, unitOf } from "../../../../shared/domain/recordFields.ts";
import { choiceLabel, fieldLabel, valueText } from "../../../../shared/i18n/recordWords.ts";

interface Choice {
  label: string;
  /** as the ledger has it */
  chosen: boolean;
}

/** Something that is asked: what is known stands small beside the room to write in. */
export interface AskedField {
  label: string;
  known?: string;
  unit?: string;
  /** of which one is ticked */
  choices?: readonly Choice[];
  /** takes a line for itself */
  wide?: boolean;
  /** of several lines to write on */
  tall?: boolean;
}

/** Fields of the record as they are asked, by their names; `data` is null where nobody has filled them in. */
export function askedOf(
  names: readonly string[],
  data: Readonly<Record<string, unknown>> | null,
  t: TFunction,
): AskedField[] {
  return names.map((name) => {
    const value = data?.[name] ?? "";
    const label = fieldLabel(name, t);
    const kind = kindOf(name);
    if (kind === "choice") return { label, choices: choicesOf(name as ChoiceField, value, t) };
    if (kind === "yesNo") return { label, choices: yesOrNo(name, value, t) };
    const known = value === "" ? "" : valueText(name, value, t);
    return { label, known, unit: unitText(name, t), wide: kind === "long", tall: kind === "long" };
  });
}

export function choicesOf(name: ChoiceField, value: unknown, t: TFunction): Choice[] {
  return choices[name].map((one) => ({ label: choiceLabel(name, one, t), chosen: one === value }));
}

function yesOrNo(name: string, value: unknown, t: TFunction): Choice[] {
  return (["yes", "no"] as const).map((one) => ({
    label: choiceLabel(name, one, t),
    chosen: value === (one === "yes"),
  }));
}

function unitText(name: string, t: TFunction): string {
  const kind = kindOf(name);
  if (kind === "money") return t("common.money.unit");
  if (kind === "mu") return t("records.units.mu");
  const unit = unitOf(name);
  return unit ? t(`records.units.${unit}`) : "";
}

/** Two to a line, but those that need a line for themselves. */
export function Asked({ fields }: { fields: readonly AskedField[] }) {
  return (
    <table className="asked">
      <tbody>
        {linesOf(fields).map(([first, second]) => (
          <tr key={first.label} className={first.tall ? "tall" : ""}>
            <th>{first.label}</th>
            <td colSpan={second ? 1 : 3}>
              <Answer field={first} />
            </td>
            {second && <th>{second.label}</th>}
            {second && (
              <td>
                <Answer field={second} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ field: { known, unit, choices: offered } }: { field: AskedField }) {
  if (offered) return <Boxes choices={offered} />;
  return (
    <div className="answer">
      {known && <span className="known">{known}</span>}
      <span className="room" />
      {unit && <span className="unit">{unit}</span>}
    </div>
  );
}

/** A box to each choice, ticked where the ledger has it so. */
export function Boxes({ choices: offered }: { choices: readonly Choice[] }) {
  return (
    <div className="boxes">
      {offered.map(({ label, chosen }) => (
        <span key={label}>
          {chosen ? "☑" : "☐"} {label}
        </span>
      ))}
    </div>
  );
}

/** Letters that the boxes of half a line have room for; a Chinese character counts as two. */
const halfLine = 26;

function needsLine({ wide, choices: offered }: AskedField): boolean {
  if (!offered) return wide ?? false;
  const letters = offered.map(({ label }) => [...label].reduce((sum, one) => sum + (one > "\u2e80" ? 2 : 1), 4));
  return letters.reduce((sum, one) => sum + one, 0) > halfLine;
}

function linesOf(fields: readonly AskedField[]): (readonly [AskedField, (AskedField | undefined)?])[] {
  const lines: (readonly [AskedField, (AskedField | undefined)?])[] = [];
  const halves = fields.filter((field) => !needsLine(field));
  for (let at = 0; at < halves.length; at += 2) {
    const [first, second] = halves.slice(at, at + 2);
    if (first) lines.push([first, second]);
  }
  return [...lines, ...fields.filter(needsLine).map((field) => [field] as const)];
}

interface ToFillProps {
  columns: readonly { title: string; width?: string; number?: boolean }[];
  /** what is known, a row to an entry */
  rows: readonly { id: string | number; cells: readonly ReactNode[] }[];
  /** empty rows after them */
  empty: number;
}

/** A list with what is known and empty rows to write in. */
export function ToFill({ columns, rows, empty }: ToFillProps) {
  const blank = Array.from({ length: empty }, (_, index) => ({ id: `empty ${index}`, cells: [] as ReactNode[] }));
  return (
    <table className="to-fill">
      <thead>
        <tr>
          {columns.map(({ title, width }) => (
            <th key={title} style={width ? { width } : {}}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows, ...blank].map(({ id, cells }) => (
          <tr key={id}>
            {columns.map(({ title, number }, index) => (
              <td key={title} className={number ? "known number" : "known"}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
