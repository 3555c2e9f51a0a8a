import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory on a disk of its own, which is full sooner than others. Takes Linux, and root. */
export class SmallDisk {
  readonly directory: string = mkdtempSync(join(tmpdir(), "autonats-disk-"));

  /** Throws what the system says where there is none. */
  constructor(mebibytes: number) {
    mount("mount", "-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", this.directory);
  }

  /** Releases the disk, with all that is on it. */
  close(): void {
    mount("umount", "--lazy", this.directory);
    rmdirSync(this.directory);
  }
}

function mount(command: string, ...parameters: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`no disk of its own, which takes Linux and root: ${error?.message ?? stderr}`);
}
