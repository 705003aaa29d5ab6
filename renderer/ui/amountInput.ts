/** For an `InputNumber` that holds an amount in yuan: thousands are set apart as they are wherever amounts are read. */
export const amountInput = { formatter: withSeparators, parser: withoutSeparators } as const;

function withSeparators(value: number | string | undefined): string {
  const [whole, ...decimals] = String(value ?? "").split(".");
  return [whole?.replace(/\B(?=(\d{3})+$)/g, ","), ...decimals].join(".");
}

function withoutSeparators(text: string | undefined): number {
  return Number(text?.replaceAll(",", "") || "NaN");
}
