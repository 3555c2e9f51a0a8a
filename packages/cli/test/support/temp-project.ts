import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory of its own for one test, gone afterwards. */
export interface TempProject {
  /** Absolute, without symbolic links. */
  readonly root: string;
  path(file: string): string;
  write(file: string, text: string): void;
  read(file: string): string;
}

/** Creates a project of files, given by their paths from its root. */
export function createTempProject(files: Readonly<Record<string, string>> = {}): TempProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "autonats-cli-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const project: TempProject = {
    root,
    path: (file) => join(root, file),
    write(file, text) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    },
    read: (file) => readFileSync(join(root, file), "utf8"),
  };
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
}
