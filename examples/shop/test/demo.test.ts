import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const shop = join(root, "examples/shop");

test("the demo shows what it says, by the command of the README", async () => {
  const child = spawn(process.execPath, ["scripts/demo.mjs"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const printed = collect(child);
  const [code] = await once(child, "close");
  expect(printed.text).not.toContain("✘");
  expect(code).toBe(0);
});

describe("a demo that fails leaves no process running", () => {
  let directory: string;

  beforeAll(() => {
    const build = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "examples/shop"], {
      cwd: root,
    });
    expect(build.status).toBe(0);
    // Inside of the shop, so that its packages are found.
    directory = mkdtempSync(join(shop, "dist-"));
    cpSync(join(shop, "dist"), directory, { recursive: true });
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("when one of its processes cannot be started", async () => {
    rmSync(join(directory, "shipping-go"), { force: true });
    const { code, printed, isAnyLeft } = await runDemo(directory);
    expect(printed).toContain("ENOENT");
    expect({ code, isAnyLeft }).toEqual({ code: 1, isAnyLeft: false });
  });

  test("when a service does not answer", async () => {
    replaceShipping(directory, "echo ready; exec sleep 600");
    const { code, printed, isAnyLeft } = await runDemo(directory);
    expect(printed).toContain("no handler is serving this method");
    expect({ code, isAnyLeft }).toEqual({ code: 1, isAnyLeft: false });
  });

  test("when it is told to end", async () => {
    replaceShipping(directory, "kill $PPID; exec sleep 600");
    const { code, isAnyLeft } = await runDemo(directory);
    expect({ code, isAnyLeft }).toEqual({ code: 143, isAnyLeft: false });
  });
});

function replaceShipping(directory: string, script: string): void {
  const path = join(directory, "shipping-go");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

/** Runs the demo as the leader of a process group, to which all that it starts belongs. */
async function runDemo(directory: string): Promise<{ code: number; printed: string; isAnyLeft: boolean }> {
  const child = spawn(process.execPath, ["demo/main.js"], {
    cwd: directory,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = collect(child);
  const [code] = await once(child, "exit");
  const isAnyLeft = isAnyAlive(child.pid ?? 0);
  if (isAnyLeft) process.kill(-(child.pid ?? 0), "SIGKILL");
  return { code, printed: printed.text, isAnyLeft };
}

/** Collects what a process prints. */
function collect({ stdout, stderr }: ChildProcessByStdio<null, Readable, Readable>): { readonly text: string } {
  const printed = { text: "" };
  for (const stream of [stdout, stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed.text += text;
    });
  }
  return printed;
}

/** Reports whether any process of a group is alive. */
function isAnyAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}
