import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { unpackDebianPackages } from "../../scripts/debian-packages.mjs";

/** What runs programs of linux-arm64: a command that comes before them, and its environment. */
export interface Arm64Runner {
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** The emulator, what it needs, and the libraries of programs that run in it. */
const packages = [
  ...["qemu-user", "libcapstone4", "liburing2", "libglib2.0-0", "libgnutls30"],
  ...["libc6-arm64-cross", "libgcc-s1-arm64-cross", "libstdc++6-arm64-cross", "libatomic1-arm64-cross"],
];

/** Returns what runs programs of linux-arm64, or why there is nothing: this machine itself, or the emulator of Debian. */
export function findArm64Runner(): Arm64Runner | string {
  if (process.platform !== "linux") return "programs of Linux do not run here";
  if (process.arch === "arm64") return { command: [], environment: {} };
  const directory = unpackDebianPackages("qemu-arm64", packages);
  if (directory === undefined) return "there is no qemu-user to be had";
  const inside = (...path: readonly string[]): string => join(directory, ...path);
  const libraries = readdirSync(inside("usr/lib")).map((name) => inside("usr/lib", name));
  const runner = {
    command: [inside("usr/bin/qemu-aarch64"), "-L", inside("usr/aarch64-linux-gnu"), "-U", "LD_LIBRARY_PATH"],
    environment: { LD_LIBRARY_PATH: libraries.filter(existsSync).join(":") },
  };
  const [program = "", ...parameters] = runner.command;
  const { status } = spawnSync(program, [...parameters, "-version"], { env: runner.environment });
  return status === 0 ? runner : "qemu-user does not run here";
}
