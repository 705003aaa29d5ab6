/** One line on the terminal, marked so that it stands out among the tools' own output. */
export function say(text) {
  process.stdout.write(`▸ ${text}\n`);
}
