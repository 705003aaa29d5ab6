/** The number on a customer's file: follows from the row, so it is unique and never changes. */
export function fileNumberOf(customerId: number): string {
  return `KH${String(customerId).padStart(8, "0")}`;
}
