import { runProcess } from "../../packages/cli/src/process.ts";

runProcess();
