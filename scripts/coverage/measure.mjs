import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { builtInLanguages } from "../../packages/cli/dist/languages/registry.js";
import { createTypescriptFrontend } from "../../packages/frontends/typescript/dist/index.js";
import { link } from "../../packages/model/dist/index.js";
import { createDiskHost } from "../../packages/model/dist/node/index.js";
import { findGo } from "../find-go.mjs";

export const corpus = fileURLToPath(new URL("../../corpus", import.meta.url));

/** The languages of the corpus: each folder below `root` is a code base of its own. */
export const languages = [
  { id: "go", title: "Go", folder: "go", root: `${corpus}/go` },
  { id: "typescript", title: "TypeScript", folder: "typescript", root: `${corpus}/typescript/src` },
];

const defaults = { timeoutMs: 5000, concurrency: 5 };

/**
 * Reads every interface of the corpus and links it twice: as it is, and with what cannot be served left out. Marks nothing and
 * writes nothing. Returns the interfaces of each language, with what becomes of each method.
 */
export async function measureCorpus() {
  // The Go frontend reads modules from the cache, and fetches none.
  execFileSync(findGo(), ["mod", "download"], { cwd: `${corpus}/go`, stdio: "inherit" });
  const measured = [];
  for (const { id, title, root } of languages) {
    const interfaces = [];
    for (const codeBase of folders(root)) interfaces.push(...(await measureCodeBase(id, root, codeBase)));
    measured.push({ id, title, interfaces });
  }
  return measured;
}

async function measureCodeBase(language, root, codeBase) {
  const { source } = await readCodeBase(language, root, codeBase);
  return source.services.map((service) => measureInterface(service, source, language, codeBase));
}

/** Reads one code base alone, as a team would have it, and without a limit of time, so that no result depends on the machine. */
export async function readCodeBase(language, root, codeBase) {
  const { isSource, load } = builtInLanguages.sources.find(({ id }) => id === language);
  const frontend =
    language === "typescript"
      ? createTypescriptFrontend({ limits: { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 } })
      : await load();
  const files = readdirSync(`${root}/${codeBase}`)
    .filter((name) => isSource(name))
    .map((name) => `${root}/${codeBase}/${name}`);
  return await frontend.parse({ root, files, host: createDiskHost() });
}

function measureInterface(service, { declarations }, language, codeBase) {
  const alone = (methods, options) => link({ services: [{ ...service, methods }], declarations }, options);
  const whole = alone(service.methods, defaults);
  const reduced = alone(service.methods, { ...defaults, skipUnsupported: true });
  const methods = service.methods.map((method) => {
    const { diagnostics } = alone([method], defaults);
    const errors = [...(method.problems ?? []), ...diagnostics.filter(({ severity }) => severity === "error")];
    return { name: method.source.name, errors };
  });
  const refusals = reduced.diagnostics.filter(({ severity }) => severity === "error");
  return {
    name: service.annotations.find(({ name }) => name === "server").value,
    interface: service.source.name,
    language,
    codeBase,
    methods,
    servedWhole: whole.model.services.length === 1,
    generatesReduced: reduced.model.services.length === 1,
    refusals,
    model: reduced.model,
  };
}

function folders(root) {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
