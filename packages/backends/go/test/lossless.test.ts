import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goBackend } from "@autonats/backend-go";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { projectRoot, runGo } from "./support/go-tool.js";
import { createGoWorkspace, type GoModule } from "./support/go-workspace.js";
import { type RandomType, randomGoTypes } from "./support/random-go-types.js";
import { goFiles, readGo } from "./support/scenarios.js";

const kinds = goFiles(`${projectRoot}/packages/backends/go/test/lossless`);
const types = 150;

test("no value of a Go type that is accepted is lost", async () => {
  const { seed, ...options } = chooseSeed();
  const [random = []] = fc.sample(randomGoTypes(types), { numRuns: 1, seed, ...options });
  const sources = new Map([...kinds, ["types.go", sourceOf(random)]]);
  const model = await read(sources);
  const accepted = model.services.map(({ name }) => name);
  expect(accepted.length, "most types can be sent").toBeGreaterThan(types / 5);
  const { files, diagnostics } = goBackend.generate(model, {});
  expect(diagnostics).toEqual([]);
  const generated = files.map(({ path, content }): [string, string] => [path, content]);
  const all = new Map([...sources, ...generated, ["cases_test.go", casesOf(accepted)]]);
  using workspace = createGoWorkspace(new Map([["lossless", all]]));
  const { output, status } = await runGo(["test", "-count=1", ...workspace.patterns], workspace.directory, {
    AUTONATS_SEED: `${seed}`,
  });
  expect(status, output).toBe(0);
});

function sourceOf(random: readonly RandomType[]): string {
  const imports = ["context", "database/sql", "encoding/json", "math/big", "net/netip", "net/url", "time"];
  return [
    "package lossless",
    `import (\n${imports.map((path) => `\t"${path}"`).join("\n")}\n)`,
    "var (\n\t_ sql.NullBool\n\t_ json.Number\n\t_ big.Int\n\t_ netip.Addr\n\t_ url.URL\n\t_ time.Time\n)",
    ...random.map(({ text }) => text),
    ...random.map(
      ({ name }) =>
        `// @nats:server ${name}\ntype ${name}Service interface {\n\tEcho(ctx context.Context, v ${name}) error\n}`,
    ),
    "",
  ].join("\n\n");
}

function casesOf(names: readonly string[]): string {
  const cases = names.map(
    (name) => `\tarrives(t, "${name}", codegenv1.Codec[${name}]{Encode: natsEncode${name}, Decode: natsDecode${name}})`,
  );
  return [
    "package lossless",
    'import (\n\t"testing"\n\n\t"github.com/zyra/autonats/go/codegenv1"\n)',
    `func TestNothingIsLost(t *testing.T) {\n${cases.join("\n")}\n}`,
    "",
  ].join("\n\n");
}

async function read(sources: GoModule): ReturnType<typeof readGo> {
  const root = mkdtempSync(join(tmpdir(), "autonats-lossless-"));
  try {
    writeFileSync(`${root}/go.mod`, "module example.com/lossless\n\ngo 1.26.0\n");
    for (const [path, content] of sources) writeFileSync(`${root}/${path}`, content);
    return await readGo(root, sources);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** `AUTONATS_SEED` repeats a run that failed. */
function chooseSeed(): { readonly seed: number } {
  const given = process.env["AUTONATS_SEED"];
  const seed = given === undefined ? Date.now() % 2 ** 31 : Number(given);
  console.log(`AUTONATS_SEED=${seed}`);
  return { seed };
}
