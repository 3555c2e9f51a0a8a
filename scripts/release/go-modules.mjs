import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The Go modules that are released, by their folders; the others need the first, in the same version. */
export const goModules = ["go", "go/autonatsotel", "go/autonatsprom"];

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
  const copy = mkdtempSync(join(tmpdir(), "autonats-go-module-"));
  try {
    for (const file of filesOf(root, path)) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, path, file), join(copy, file));
    }
    cpSync(join(root, "LICENSE"), join(copy, "LICENSE"));
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(copy, file), text);
    git(copy, ["init", "--quiet"]);
    git(copy, ["add", "--all", "--force"]);
    const tree = git(copy, ["write-tree"]).trim();
    // The date of what has no commit is now; Go's hash of a module does not look at it.
    const prefix = `--prefix=${module}@v${version}/`;
    git(copy, ["archive", "--format=zip", prefix, `--output=${join(target, `v${version}.zip`)}`, tree]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
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
