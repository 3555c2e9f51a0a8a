import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Language, Parser } from "web-tree-sitter";
import { completionScripts } from "../packages/cli/src/completion/scripts.js";
import { createTempProject } from "../packages/cli/test/support/temp-project.js";
import { findFish, findZsh, isHere, type TestShell } from "./support/shells.js";

const bin = fileURLToPath(new URL("../packages/cli/bin/autonats.js", import.meta.url));

/** What is typed, what it becomes, and what is in the folder. */
const lines = [
  { typed: "autonats gen", word: "generate" },
  { typed: "autonats generate --format js", word: "json" },
  { typed: "autonats generate --chec", word: "--check" },
  { typed: "autonats generate --dir sourc", word: "sources/" },
] as const;

describe.runIf(isHere("bash"))("bash completes", () => {
  test.each(lines.slice(0, 3))("$typed", ({ typed, word }) => {
    const words = typed.split(" ");
    const script = `source <(autonats completion bash)
COMP_WORDS=(${words.join(" ")}) COMP_CWORD=${words.length - 1}
compopt() { :; }
_autonats autonats; printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(run({ program: "bash", environment: {}, prelude: "" }, script)).toBe(`${word}\n`);
  });
});

const fish = findFish();

describe.runIf(fish !== undefined)("fish completes", () => {
  test.each(lines)("$typed", ({ typed, word }) => {
    const script = `autonats completion fish | source; complete -C "${typed}"`;
    const offered = run(fish as TestShell, script)
      .split("\n")
      .map((line) => line.split("\t")[0]);
    expect(offered).toContain(word);
  });
});

const zsh = findZsh();

/** An interactive zsh on a terminal of its own, in which the tabulator is pressed. */
describe.runIf(zsh !== undefined)("zsh completes", () => {
  test.each(lines)("$typed", ({ typed, word }) => {
    const { program, prelude } = zsh as TestShell;
    const start = [
      "PS1=",
      "autoload -Uz compinit",
      "compinit -u -D",
      "source <(autonats completion zsh)",
      'show() { print -r -- "line:$BUFFER:"; BUFFER=; zle accept-line }',
      "zle -N show",
      'bindkey "^X" show',
      'print rea""dy', // Not what is typed, which comes back, too.
    ];
    const script = `zmodload zsh/zpty || exit 1
zpty inner '${program} -f -i'
zpty -w inner '${prelude} ${start.join("; ")}'
zpty -r inner printed '*ready*'
zpty -w -n inner $'${typed}\\t\\x18'
zpty -r inner printed '*line:*:*'
zpty -d inner
print -r -- $printed`;
    const printed = run(zsh as TestShell, script);
    const [, line = ""] = /line:([^:]*):/u.exec(printed) ?? [];
    expect(line.trim()).toBe([...typed.split(" ").slice(0, -1), word].join(" "));
  });
});

/** There may be no PowerShell here, but there is its grammar. */
test("PowerShell can read its script", async () => {
  await Parser.init();
  const parser = new Parser();
  const grammar = fileURLToPath(import.meta.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"));
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  const hasError = (text: string): boolean | undefined => parser.parse(text)?.rootNode.hasError;
  expect(hasError(completionScripts.powershell)).toBe(false);
  expect(hasError(completionScripts.powershell.replace("param(", "param"))).toBe(true);
});

describe.runIf(isHere("pwsh"))("PowerShell completes", () => {
  test.each(lines.slice(0, 3))("$typed", ({ typed, word }) => {
    const script = `autonats completion powershell | Out-String | Invoke-Expression
(TabExpansion2 -inputScript '${typed}' -cursorColumn ${typed.length}).CompletionMatches | ForEach-Object CompletionText`;
    expect(run({ program: "pwsh", environment: {}, prelude: "" }, script).split("\n")).toContain(word);
  });
});

/** Runs a script in a folder in which the tool is on the PATH, and returns what it prints. */
function run({ program, environment, prelude }: TestShell, script: string): string {
  const project = createTempProject({
    autonats: `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`,
    "sources/user.ts": "",
  });
  chmodSync(project.path("autonats"), 0o755);
  const env = { ...process.env, ...environment, PATH: `${project.root}:${process.env["PATH"]}`, HOME: project.root };
  const options = { cwd: project.root, env, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(program, ["-c", `${prelude}\n${script}`], options);
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}
