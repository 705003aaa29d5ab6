/** A key as it is printed on the keyboard, the same in every language. */
export function KeyCap({ name }: { name: string }) {
  return <kbd>{name}</kbd>;
}
