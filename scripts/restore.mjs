/** `npm run restore`: sets up, builds, and puts a backup into a data folder. */
import { runProgram } from "./lib/program.mjs";

await runProgram("restore", { asks: true });
