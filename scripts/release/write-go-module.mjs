import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goModules } from "./go-modules.mjs";
import { zipArchive } from "./zip-archive.mjs";

const repository = "github.com/zyra/autonats";

/**
 * Writes the files of a Go module as a module proxy serves them, below a directory. `root` is a checkout; `texts` replaces the texts of
 * some of its files, by their paths in the module.
 */
export function writeGoModule(root, path, version, directory, texts = {}) {
  const module = `${repository}/${path}`;
  const target = join(directory, module, "@v");
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "list"), `v${version}\n`);
  writeFileSync(join(target, `v${version}.info`), `${JSON.stringify({ Version: `v${version}` })}\n`);
  cpSync(join(root, path, "go.mod"), join(target, `v${version}.mod`));
  const content = new Map(filesOf(root, path).map((file) => [file, readFileSync(join(root, path, file))]));
  content.set("LICENSE", readFileSync(join(root, "LICENSE")));
  for (const [file, text] of Object.entries(texts)) content.set(file, text);
  const entries = [...content].map(([file, text]) => [`${module}@v${version}/${file}`, text]);
  writeFileSync(join(target, `v${version}.zip`), zipArchive(entries.sort(([one], [other]) => (one < other ? -1 : 1))));
}

/** Returns the files of a module, without those of the modules in its folders. */
function filesOf(root, path) {
  const inner = goModules
    .filter((each) => each.startsWith(`${path}/`))
    .map((each) => `${each.slice(path.length + 1)}/`);
  const parameters = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return git(join(root, path), parameters)
    .split("\0")
    .filter((file) => file !== "" && existsSync(join(root, path, file)))
    .filter((file) => !inner.some((folder) => file.startsWith(folder)));
}

function git(cwd, parameters) {
  return execFileSync("git", parameters, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
}
