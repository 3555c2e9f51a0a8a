import process from "node:process";
import { exitCodes } from "./exit-codes.js";
import { main } from "./main.js";
import { createNodeIo } from "./node-io.js";

/** Runs the tool in this process, which ends with its exit code as soon as everything is written. */
export async function runProcess(): Promise<void> {
  const argv = process.argv.slice(2);
  const io = createNodeIo();
  process.on("uncaughtException", (error) => {
    process.exitCode = exitCodes.bug;
    import("./crash-report.js").then(({ reportCrash }) => {
      reportCrash(error, argv, argv.includes("--debug"), io);
      process.exit(exitCodes.bug);
    });
  });
  process.exitCode = await main(argv, io);
}
