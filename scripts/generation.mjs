import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";
import { keptVersions } from "./release/kept-versions.mjs";
import { RepositoryCopy } from "./repository-copy.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Milliseconds for one command. */
const timeout = 1_800_000;
const built = ["conformance", "packages/runtime", "packages/testing"].flatMap((folder) => [
  `${folder}/dist`,
  `${folder}/tsconfig.tsbuildinfo`,
]);

/** Returns the released versions whose generated code must work with what is here. The changelog has them, and their tags have the code. */
export function keptGenerations() {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const tags = execFileSync("git", ["tag", "--list", "v*"], { cwd: root, encoding: "utf8" }).split("\n");
  const changelog = `${root}CHANGELOG.md`;
  const text = existsSync(changelog) ? readFileSync(changelog, "utf8") : "";
  const released = [...text.matchAll(/^## (\S+) \(/gmu)].map(([, each]) => each);
  const kept = keptVersions(released, version);
  const missing = kept.find((each) => !tags.includes(`v${each}`));
  if (missing !== undefined) throw new Error(`there is no tag v${missing}: run \`git fetch --tags\``);
  return kept;
}

/**
 * The conformance kit of a released version in two copies of the repository: as it was generated then, with the runtimes of now; and generated
 * now, with the runtimes of then. Without a version, both are one copy, and all of it is of now.
 */
export class Generation {
  #codeOfThen = new RepositoryCopy("generation", built);
  #codeOfNow = this.#codeOfThen;

  constructor(version) {
    if (version === undefined) return;
    this.#codeOfNow = new RepositoryCopy("generation", built);
    take(version, this.#codeOfThen, ["conformance"]);
    const runtimes = ["packages/runtime", "packages/testing", "go"];
    take(version, this.#codeOfNow, ["conformance", "tsconfig.base.json", ...runtimes]);
  }

  /** Generates what is generated now, and compiles everything. Throws with what the compilers say. */
  build() {
    const generate = [`${root}packages/cli/bin/autonats.js`, "generate", "--dir", "conformance"];
    run(this.#codeOfNow, process.execPath, generate);
    for (const copy of this.#copies()) {
      run(copy, process.execPath, ["node_modules/typescript/bin/tsc", "-b", "conformance"]);
      // Paths are left out, so that what has not changed comes from Go's cache.
      run(copy, findGo(), ["build", "-trimpath", "-o", "../dist/go/", "./client", "./server"], "conformance/go");
    }
  }

  /**
   * Runs the kit of then between the two: TypeScript of the one with Go of the other, in both directions, and the reverse. Each language so
   * calls and serves with both. `selection` are parameters of the kit. Throws with what it prints where something differs.
   */
  check(selection = []) {
    this.#checkPair({ typescript: this.#codeOfThen, go: this.#codeOfNow }, selection);
    if (this.#copies().length > 1) this.#checkPair({ typescript: this.#codeOfNow, go: this.#codeOfThen }, selection);
  }

  /** Deletes the copies. */
  remove() {
    for (const copy of this.#copies()) copy.remove();
  }

  #copies() {
    return [...new Set([this.#codeOfThen, this.#codeOfNow])];
  }

  #checkPair({ typescript, go }, selection) {
    const programs = (command) => ({ client: command("client"), server: command("server") });
    const languages = {
      typescript: programs((name) => ["node", typescript.path(`conformance/dist/typescript/src/${name}.js`)]),
      go: programs((name) => [go.path(`conformance/dist/go/${name}`)]),
    };
    writeFileSync(this.#codeOfThen.path("conformance/languages.json"), JSON.stringify(languages));
    const pairs = ["--pair", "typescript → go", "--pair", "go → typescript"];
    run(this.#codeOfThen, process.execPath, ["conformance/dist/harness/src/main.js", ...pairs, ...selection]);
  }
}

function take(version, copy, paths) {
  const archive = execFileSync("git", ["archive", `v${version}`, ...paths], { cwd: root, maxBuffer: 1 << 30 });
  for (const path of paths) rmSync(copy.path(path), { recursive: true, force: true });
  execFileSync("tar", ["-x", "-C", copy.path(".")], { input: archive });
}

function run(copy, command, parameters, folder = ".") {
  const { status, output } = copy.run(command, parameters, folder, timeout);
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")}:\n${output}`);
}
