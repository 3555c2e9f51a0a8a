import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { publicPackages } from "../../scripts/public-packages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Packs all packages that are published into a directory that exists; `npm test` has built them before. Returns their files by their names. */
export function packInto(directory: string): ReadonlyMap<string, string> {
  const workspaces = publicPackages().map((path: string) => `--workspace=${path}`);
  const parameters = ["pack", "--json", "--ignore-scripts", "--loglevel=error", "--pack-destination", directory];
  const output = execFileSync("npm", [...parameters, ...workspaces], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    shell: process.platform === "win32",
  });
  const packed: readonly { readonly name: string; readonly filename: string }[] = Object.values(JSON.parse(output));
  return new Map(packed.map(({ name, filename }) => [name, filename]));
}
