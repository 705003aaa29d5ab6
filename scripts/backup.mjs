/** `npm run backup`: sets up, builds, and makes a backup of a ledger. */
import { runProgram } from "./lib/program.mjs";

await runProgram("backup", { asks: true });
