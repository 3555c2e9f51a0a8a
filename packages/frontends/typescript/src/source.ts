import type { SourceLanguage } from "@autonats/model";

const source = /\.[mc]?tsx?$/u;
const notSource = /\.d\.(?:[^./]+\.)?[mc]?ts$|\.gen\.[mc]?tsx?$/u;

const declarations = /\.d\.([cm]?)ts$/u;

/** TypeScript, for the `autonats` command. */
export const typescriptSource: SourceLanguage = {
  id: "typescript",
  title: "TypeScript",
  isSource: (path) => source.test(path) && !notSource.test(path),
  sourceFor: (path) => (declarations.test(path) ? path.replace(declarations, ".$1ts") : undefined),
  isInput: (name) => source.test(name) || /^(?:package|[jt]sconfig.*)\.json$/u.test(name),
  load: async () => (await import("./frontend.js")).typescriptFrontend,
};
