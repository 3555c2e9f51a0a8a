import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const command = fileURLToPath(new URL("../../../../../node_modules/@bufbuild/buf/bin/buf", import.meta.url));

/** What `docs/protobuf.md` says that generated files hold. */
export const rules = `version: v2
lint:
  use:
    - STANDARD
  except:
    - ENUM_ZERO_VALUE_SUFFIX
    - PACKAGE_VERSION_SUFFIX
    - RPC_REQUEST_RESPONSE_UNIQUE
    - RPC_RESPONSE_STANDARD_NAME
`;

/** A folder of files in the temporary directory. */
export interface Folder {
  readonly path: string;
  readonly remove: () => void;
}

/** Creates a module of `buf`: files by their paths. */
export function createModule(files: ReadonlyMap<string, string>): Folder {
  const path = mkdtempSync(`${tmpdir()}/autonats-protobuf-`);
  for (const [name, content] of [...files, ["buf.yaml", rules] as const]) {
    mkdirSync(dirname(`${path}/${name}`), { recursive: true });
    writeFileSync(`${path}/${name}`, content);
  }
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** Runs `buf` in a folder, and returns what it prints; what it finds wrong, as an error. It needs no network. */
export async function runBuf(folder: string, ...parameters: readonly string[]): Promise<string> {
  const env = { ...process.env, BUF_CACHE_DIR: `${folder}/.cache` };
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...parameters], { cwd: folder, env });
  return stdout;
}

/** Returns what `buf` says of files, which compile, hold the rules unless they are only to be built, and are formatted; nothing where all is well. */
export async function findFaults(
  files: ReadonlyMap<string, string>,
  check: "lint" | "build" = "lint",
): Promise<string> {
  const folder = createModule(files);
  try {
    await runBuf(folder.path, check);
    return await runBuf(folder.path, "format", "--diff");
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    return stdout + stderr || String(error);
  } finally {
    folder.remove();
  }
}
