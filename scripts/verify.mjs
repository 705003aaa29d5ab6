/** `npm run verify`: sets up, builds, and looks through a ledger. */
import { runProgram } from "./lib/program.mjs";

await runProgram("verify", { asks: true });
