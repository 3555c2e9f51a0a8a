import { readOwnText } from "@autonats/own-files";
import { addToManifest, type ManifestAdditions } from "./manifest.js";
import type { PlannedFile } from "./planned-file.js";
import type { Survey } from "./survey.js";

/** The versions of what a project needs besides our own packages. */
const versions = {
  "@nats-io/nats-core": "^3.4.0",
  "@nats-io/transport-node": "^3.4.0",
  typescript: "^7.0.2",
  "@types/node": "^20.19.43",
} as const;

/** What a TypeScript project gets. `isNew` is for a folder that is not one yet, and `version` that of this tool. */
export function typescriptFiles(survey: Survey, version: string, withExample: boolean): readonly PlannedFile[] {
  const isNew = survey.manifest === undefined;
  const manifest = isNew
    ? `{\n  "name": "${survey.name}",\n  "private": true,\n  "type": "module"\n}\n`
    : (survey.manifest ?? "");
  const edited = addToManifest(manifest, additions(version, isNew, withExample));
  const files: PlannedFile[] = [
    {
      path: "package.json",
      content: edited?.text ?? manifest,
      before: survey.manifest,
      problem: edited === undefined ? "it is not JSON that scripts and dependencies can be added to" : undefined,
      kept: edited?.kept ?? [],
    },
  ];
  if (!isNew && !withExample) return files;
  const example = (name: string): PlannedFile => ({
    path: name === "tsconfig.json" ? name : `src/${name}`,
    content: readOwnText(`autonats/templates/typescript/${name}`, import.meta.url),
  });
  const sources = withExample ? ["greeter.ts", "serve.ts", "call.ts"] : [];
  return [
    ...files,
    ...["tsconfig.json", ...sources].map(example),
    { path: ".gitignore", content: "node_modules\ndist\n" },
  ];
}

function additions(version: string, isNew: boolean, withExample: boolean): ManifestAdditions {
  const { typescript, "@types/node": types, ...nats } = versions;
  const own = `^${version}`;
  return {
    scripts: {
      generate: "autonats generate",
      "generate:check": "autonats generate --check",
      ...(isNew && { build: "tsc" }),
      ...(withExample && {
        nats: "autonats-nats-server --port 4222",
        serve: "node dist/serve.js",
        call: "node dist/call.js",
      }),
    },
    dependencies: { "@autonats/runtime": own, ...nats },
    devDependencies: {
      ...(withExample && { "@autonats/testing": own }),
      ...((isNew || withExample) && { "@types/node": types }),
      autonats: own,
      ...((isNew || withExample) && { typescript }),
    },
  };
}
