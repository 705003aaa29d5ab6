/** What the process that is killed and the test that kills it have in common. */
export const killedManager = { login: "manager", password: "manager-pass-1" };

export const killedCoreOptions = {
  shell: "browser",
  pdfPrinter: null,
  paperPrinter: null,
  clock: () => new Date("2026-03-10T02:00:00.000Z"),
  passwordCost: { memoryKiB: 1024, iterations: 1 },
} as const;
