import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { refusals } from "@autonats/http-contract";
import { expect, test } from "vitest";
import { breakingDocument } from "../scripts/breaking.mjs";
import { diagnosticsDocument } from "../scripts/diagnostics.mjs";
import { cloneGoEnvironment } from "./support/clone-go-environment.js";
import { followDocument } from "./support/follow-document.js";
import { startNpmRegistry } from "./support/npm-registry.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const minutes = 60_000;

test(
  "the first ten minutes of the README work as they are written",
  () => followDocument("README.md", { ...process.env, AUTONATS: join(root, "packed"), NODE_OPTIONS: "" }),
  5 * minutes,
);

test(
  "the first ten minutes of the README work with packages from a registry",
  async () => {
    await using registry = await startNpmRegistry(join(root, "packed")); // Which the test before has packed.
    const edit = (markdown: string): string =>
      markdown.replace('"$AUTONATS"/*.tgz', "autonats @autonats/runtime @autonats/testing");
    const environment = { ...process.env, NODE_OPTIONS: "", npm_config_registry: registry.url };
    await followDocument("README.md", environment, { edit });
  },
  5 * minutes,
);

test(
  "the first ten minutes of the Go README work as they are written",
  async () => {
    const proxy = mkdtempSync(join(tmpdir(), "autonats-go-proxy-"));
    try {
      const environment = await cloneGoEnvironment(proxy);
      await followDocument("go/README.md", { ...environment, AUTONATS: root });
    } finally {
      rmSync(proxy, { recursive: true, force: true });
    }
  },
  5 * minutes,
);

test(
  "the calls by HTTP in docs/gateway.md work as they are written",
  () => {
    const environment = { ...process.env, AUTONATS: join(root, "packed"), NODE_OPTIONS: "", NATS_URL: "" };
    return followDocument("docs/gateway.md", environment, undefined, "Try it");
  },
  5 * minutes,
);

test("docs/gateway.md has everything that a gateway refuses by itself", () => {
  const text = readFileSync(join(root, "docs/gateway.md"), "utf8");
  for (const { status, code, reason, message } of Object.values(refusals)) {
    expect(text).toContain(`| ${status} | \`${code}\`${reason === undefined ? "" : `, \`${reason}\``} | ${message} |`);
  }
});

test("docs/diagnostics.md is what `node scripts/diagnostics.mjs` would write", async () => {
  expect(readFileSync(join(root, "docs/diagnostics.md"), "utf8")).toBe(await diagnosticsDocument());
});

test("docs/breaking.md is what `node scripts/breaking.mjs` would write", () => {
  expect(readFileSync(join(root, "docs/breaking.md"), "utf8")).toBe(breakingDocument());
});

test("every link between documents leads somewhere", () => {
  const documents = listDocuments(root);
  const broken = documents.flatMap((document) =>
    [
      ...readFileSync(document, "utf8")
        .replace(/```[\s\S]*?```/gu, "")
        .matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu),
    ]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/u.test(target) && !existsSync(resolve(dirname(document), target)))
      .map((target) => `${document.slice(root.length)}: ${target}`),
  );
  expect(broken).toEqual([]);
});

function listDocuments(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (["node_modules", "dist", ".git", "packed", "input", "output"].includes(entry.name)) return [];
    return entry.isDirectory() ? listDocuments(path) : entry.name.endsWith(".md") ? [path] : [];
  });
}
