import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeVersion } from "./node-binaries.mjs";

/**
 * Returns the software bill of materials of an executable, in CycloneDX: Node, and the packages whose files went into it. npm's own
 * knows what is installed, but not what of it was bundled. The same files make the same text.
 */
export function billOfMaterials(version, files) {
  const packages = new Map();
  for (const file of files) {
    const found = packageOf(file);
    if (found !== undefined && !isOurs(found.name)) packages.set(`${found.name}@${found.version}`, found);
  }
  const components = [...packages.values()].map(({ name, version: its, license }) => component(name, its, license));
  components.push(component("tree-sitter-go", grammarVersion(), "MIT"));
  components.push({
    ...component("node", nodeVersion, "MIT"),
    type: "platform",
    purl: `pkg:generic/node@${nodeVersion}`,
  });
  components.sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1));
  const document = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { ...component("autonats", version, "MIT"), type: "application" } },
    components,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The grammar is a copy in one of our packages. */
function grammarVersion() {
  const manifest = new URL("../../packages/frontends/go/package.json", import.meta.url);
  return JSON.parse(readFileSync(manifest, "utf8")).devDependencies["tree-sitter-go"];
}

function component(name, version, license) {
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  return {
    "bom-ref": `${name}@${version}`,
    type: "library",
    name,
    version,
    purl,
    licenses: [{ license: { id: license } }],
  };
}

/** The manifest of the package that a file is in; some directories inside of a package have one without a name. */
function packageOf(file) {
  for (let directory = dirname(file); directory !== dirname(directory); directory = dirname(directory)) {
    const path = join(directory, "package.json");
    const manifest = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
    if (manifest.name !== undefined && manifest.version !== undefined) return manifest;
  }
  return undefined;
}

function isOurs(name) {
  return name === "autonats" || name === "autonats-monorepo" || name.startsWith("@autonats/");
}
