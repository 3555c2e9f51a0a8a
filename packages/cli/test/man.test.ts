import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCli } from "./support/run-cli.js";

const page = readFileSync(new URL("../man/autonats.1", import.meta.url), "utf8");

test("the manual page is what `node scripts/man-page.mjs` would write", async () => {
  expect(await runCli("/", ["man"])).toEqual({ exitCode: 0, stdout: page, stderr: "" });
});

test("it has every command and every flag of the help", async () => {
  const plain = page.replaceAll("\\-", "-").replaceAll("\\e", "\\").replaceAll("\\(dq", '"');
  const commands = await candidates([""]);
  expect(commands.length).toBeGreaterThan(6);
  for (const command of commands) {
    if (command === "help") continue;
    expect(plain).toMatch(new RegExp(`^\\.SS "${command}[",]`, "mu"));
    const own = plain.slice(plain.search(new RegExp(`^\\.SS "${command}[",]`, "mu"))).split(/^\.SS /mu)[1] ?? "";
    for (const flag of await candidates([command, "-"])) if (flag !== "--help") expect(own).toContain(flag);
    const { stdout } = await runCli("/", [command, "--help"]);
    for (const line of stdout.split("\n").filter((each) => each.startsWith("  $ "))) expect(own).toContain(line.trim());
  }
});

test.runIf(spawnSync("groff", ["--version"]).status === 0)("groff has nothing to say about it", () => {
  const { stdout, stderr } = spawnSync("groff", ["-man", "-Tutf8", "-ww", "-z"], { input: page, encoding: "utf8" });
  expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "" });
});

async function candidates(words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCli("/", ["complete", "--", ...words]);
  return stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
}
