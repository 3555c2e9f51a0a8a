import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The memory that a process has in use, in bytes, as the system counts it. */
export function readMemory(pid: number | undefined): number {
  const kibibytes =
    process.platform === "linux"
      ? /^VmRSS:\s*(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1]
      : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "latin1" });
  return Number(kibibytes) * 1024;
}
