import type { GenerateResult } from "@autonats/codegen";
import { commentHeader, defineTarget, oneOfWords, type Target, type TargetContext } from "@autonats/codegen/target";
import type { Model } from "@autonats/model";
import { importExtensions } from "./options.js";

/** TypeScript, for the `autonats` command. */
export const typescriptTarget: Target = defineTarget({
  id: "typescript",
  aliases: ["ts"],
  title: "TypeScript",
  beside: "typescript",
  exampleOut: "src/gen",
  outHelp: [
    "in the directories of their sources: with `-o gen`, code of src/users/user.ts is gen/src/users/user.gen.ts;",
    "a shared leading directory is not repeated: with `-o src/gen`, it is src/gen/users/user.gen.ts",
  ],
  header: commentHeader("//"),
  isOwnOutput: (path) => /\.gen\.[mc]?tsx?$/u.test(path),
  isInternal: (path) => /\.(?:codec|types)\.gen\.[mc]?ts$/u.test(path),
  isInput: (name) => /^(?:package|[jt]sconfig.*)\.json$/u.test(name),
  typeName: {
    declared: "^(@[^/#]+/)?[^./#][^/#]*#[A-Za-z_$][A-Za-z0-9_$.]*$",
    used: "^(\\./[^#\\\\]+\\.[cm]?js|(@[^/#]+/)?[^./#][^#]*)#[A-Za-z_$][A-Za-z0-9_$]*$",
    example: "luxon#DateTime",
  },
  settings: {
    importExtension: {
      schema: {
        description: "How relative imports end. Default: as the nearest tsconfig.json and the sources have it.",
        enum: importExtensions,
      },
      example: "js",
      parse: oneOfWords(importExtensions),
      flag: {
        name: "--import-extension",
        value: "ending",
        description: `how imports end in TypeScript: ${importExtensions.join(", ")}`,
        environment: ["AUTONATS_IMPORT_EXTENSION"],
      },
    },
  },
  generate,
});

/** Prints the model, in parts where the projects of its sources write imports in different ways. */
async function generate(model: Model, { out, settings, tracing, project }: TargetContext): Promise<GenerateResult> {
  const [{ typescriptBackend }, { splitByImports }] = await Promise.all([
    import("./backend.js"),
    import("./project/import-groups.js"),
  ]);
  const chosen = importExtensions.find((ending) => ending === settings["importExtension"]);
  const groups = chosen === undefined ? splitByImports(model, out, project) : [{ model, importExtension: chosen }];
  const results = groups.map(({ model: part, importExtension }) =>
    typescriptBackend.generate(part, { importExtension, tracing, ...(out === undefined ? {} : { out }) }),
  );
  return {
    files: results.flatMap(({ files }) => files),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}
