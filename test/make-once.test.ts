import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearLock, makeOnce } from "../scripts/make-once.mjs";

let folder: string;
let made: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "autonats-once-"));
  made = join(folder, "made");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (directory: string): void => writeFileSync(join(directory, "file"), "made");

test("what is there is not made again", () => {
  makeOnce(made, make);
  makeOnce(made, () => {
    throw new Error("it was there");
  });
  expect(readdirSync(folder)).toEqual(["made"]);
  expect(readFileSync(join(made, "file"), "utf8")).toBe("made");
});

test("what fails leaves nothing, and can be tried again", () => {
  const fail = (): void => {
    throw new Error("no space");
  };
  expect(() => makeOnce(made, fail)).toThrow("no space");
  expect(readdirSync(folder)).toEqual([]);
  makeOnce(made, make);
  expect(existsSync(made)).toBe(true);
});

test.each(["nobody", "a process that has died"])("of several processes one makes it, after %s", async (earlier) => {
  if (earlier !== "nobody") writeFileSync(join(folder, ".made.lock"), String(deadProcess()));
  const log = join(folder, "log");
  // Each stays in it until the others have had time to see that nothing is there yet: all of them have started by then.
  const script = `import { appendFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { makeOnce } from ${JSON.stringify(new URL("../scripts/make-once.mjs", import.meta.url).href)};
const [, , log, made, here] = process.argv;
writeFileSync(here, "");
makeOnce(made, () => {
  while (readdirSync(${JSON.stringify(folder)}).filter((name) => name.startsWith("here")).length < 3);
  appendFileSync(log, "made\\n");
});
if (!existsSync(made)) throw new Error("it is not there");`;
  const file = join(folder, "script.mjs");
  writeFileSync(file, script);
  const processes = [1, 2, 3].map((index) => spawn(process.execPath, [file, log, made, join(folder, `here${index}`)]));
  const codes = await Promise.all(processes.map(async (each) => (await once(each, "exit"))[0]));
  expect(codes).toEqual([0, 0, 0]);
  expect(readFileSync(log, "utf8")).toMatch(earlier === "nobody" ? /^made\n$/u : /^(?:made\n)+$/u);
});

test.each(["its number", "no number", "half of a number"])(
  "a process that has died and left %s is replaced",
  (left) => {
    const pid = String(deadProcess());
    writeFileSync(join(folder, ".made.lock"), left === "its number" ? pid : left === "no number" ? "" : "-");
    makeOnce(made, make);
    expect(readdirSync(folder)).toEqual(["made"]);
  },
);

test("what another process has made in the meantime stays", () => {
  makeOnce(made, (directory: string) => {
    make(directory);
    mkdirSync(made);
    writeFileSync(join(made, "other"), "");
  });
  expect(readdirSync(folder)).toEqual(["made"]);
  expect(readdirSync(made)).toEqual(["other"]);
});

test("only a lock that is still that of the dead process is cleared", () => {
  const file = join(folder, ".made.lock");
  writeFileSync(file, String(process.pid));
  clearLock(file, deadProcess());
  expect(readFileSync(file, "utf8")).toBe(String(process.pid));
  expect(readdirSync(folder)).toEqual([".made.lock"]);
  clearLock(file, process.pid);
  clearLock(file, process.pid);
  expect(readdirSync(folder)).toEqual([]);
});

function deadProcess(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}
