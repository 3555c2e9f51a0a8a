import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, test } from "vitest";
import { publicPackages } from "../scripts/public-packages.mjs";
import { packedPackages } from "./support/packed.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const packages: readonly string[] = publicPackages();

let directory: string;

beforeAll(() => {
  directory = packedPackages();
});

/** The packages as they would be published; `npm test` has built them before. */
describe.each(packages)("%s", (path) => {
  const manifest = JSON.parse(readFileSync(`${root}${path}/package.json`, "utf8"));
  const tarball = (): Buffer => readFileSync(join(directory, fileOf(manifest)));

  test("says what it is, in a README and a licence of its own", () => {
    expect(manifest).toMatchObject({ license: "MIT", type: "module", description: expect.any(String) });
    const url = "git+https://github.com/zyra/autonats.git"; // npm compares it with where a package was built.
    expect(manifest.repository).toEqual({ type: "git", url, directory: path });
    expect(readFileSync(`${root}${path}/README.md`, "utf8")).toContain(`# ${manifest.name}`);
    expect(readFileSync(`${root}${path}/LICENSE`, "utf8")).toBe(readFileSync(`${root}LICENSE`, "utf8"));
  });

  test("passes publint", async () => {
    const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball()).buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  test("has types that resolve (attw, ESM only)", async () => {
    // These have no types.
    const excludeEntrypoints = Object.keys(manifest.exports).filter((entry) => /\.(?:wasm|md)$/u.test(entry));
    const analysis = await checkPackage(createPackageFromTarballData(tarball()), { excludeEntrypoints });
    const problems = analysis.types === false ? [] : analysis.problems;
    const isOld = (kind: string): boolean => ["node10", "node16-cjs"].includes(kind);
    expect(problems.filter((each) => !("resolutionKind" in each && isOld(each.resolutionKind)))).toEqual([]);
  });

  test("depends on nothing that docs/dependencies.md does not give a reason for", () => {
    const reasons = readFileSync(`${root}docs/dependencies.md`, "utf8");
    const foreign = Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.devDependencies,
    });
    const unexplained = foreign.filter((name) => !isOurs(name) && !reasons.includes(`\`${name}\``));
    expect(unexplained).toEqual([]);
  });
});

/** How npm names the tarball of a package. */
function fileOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
}

function isOurs(name: string): boolean {
  return name.startsWith("@autonats/") || name === "autonats" || name === "create-autonats";
}
