import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.js";

describe("what may follow", () => {
  test.each([
    [["gen"], ["generate"]],
    [["generate", "--ch"], ["--check"]],
    [
      ["g", "-d", "x", "--format", ""],
      ["pretty", "text", "json", "github-actions"],
    ],
    [["g"], ["generate", "gateway"]],
    [["g", "--language", "t"], ["typescript"]],
    [
      ["explain", "AN300"],
      ["AN3001", "AN3002", "AN3003", "AN3004", "AN3005", "AN3006", "AN3007", "AN3008", "AN3009"],
    ],
    [
      ["completion", ""],
      ["bash", "zsh", "fish", "powershell"],
    ],
    [
      ["completion", '""'],
      ["bash", "zsh", "fish", "powershell"],
    ],
    [["g", "--dir", ""], [":directories"]],
    [["g", "--config", "x"], [":files"]],
    [["g", "src/"], [":files"]],
    [["g", "--timeout", ""], []],
    [["unknown", ""], []],
  ])("%j", async (words, expected) => {
    const { exitCode, stdout } = await runCli("/", ["complete", "--", ...words]);
    const values = stdout.split("\n").map((line) => line.split("\t")[0]);
    expect({ exitCode, values: values.filter((value) => value !== "") }).toEqual({ exitCode: 0, values: expected });
  });

  test("every visible command and flag has a description, and `complete` is not shown", async () => {
    for (const words of [[""], ["generate", "-"]]) {
      const { stdout } = await runCli("/", ["complete", "--", ...words]);
      const lines = stdout.trimEnd().split("\n");
      expect(lines.length).toBeGreaterThan(2);
      expect(lines.filter((line) => !/^[^\t]+\t[^\t]+$/u.test(line) || /^complete\t/u.test(line))).toEqual([]);
    }
  });
});

test("a shell that is not known is a mistake", async () => {
  const { exitCode, stderr } = await runCli("/", ["completion", "tcsh"]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "error: there is no completion for that shell. There is one for bash, zsh, fish, powershell.\n",
  });
});
