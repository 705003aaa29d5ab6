import { useDraft } from "../../ui/useDraft.ts";
import { amountIn } from "./gridKeys.ts";

interface AmountCellProps {
  /** place in the grid, by which the keys find it */
  cell: string;
  label: string;
  value: number;
  onChange: (value: number) => void;
}

/** An amount in a cell; empty is nothing, and what is no amount is put back. */
export function AmountCell({ cell, label, value, onChange }: AmountCellProps) {
  const written = value === 0 ? "" : String(value);
  const [typed, setTyped] = useDraft(written);
  const take = () => {
    const amount = amountIn(typed);
    if (amount === null) setTyped(written);
    else if (amount !== value) onChange(amount);
  };
  return (
    <input
      data-cell={cell}
      aria-label={label}
      inputMode="decimal"
      value={typed}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
    />
  );
}
