/** `0.2534` → `25.34%` */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
