/** `npm run seed`: sets up, builds, and writes a ledger of made-up customers. */
import { runProgram } from "./lib/program.mjs";

await runProgram("seed");
