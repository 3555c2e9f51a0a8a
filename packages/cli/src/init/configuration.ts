import type { InitLanguage } from "./flags.js";

/** Returns the text of `autonats.yaml`. `withMesh` is for a project whose TypeScript interfaces are called from Go. */
export function configurationText(languages: readonly InitLanguage[], version: string, withMesh: boolean): string {
  const schema = languages.includes("typescript")
    ? "node_modules/autonats/schema/autonats.schema.json"
    : `https://unpkg.com/autonats@${version}/schema/autonats.schema.json`;
  const both = languages.length > 1 && !withMesh;
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    "version: 1",
    ...(withMesh ? ["go:", "  out: { typescript: mesh } # Go for interfaces that are written in TypeScript"] : []),
    ...(both ? otherLanguage : []),
  ];
  return `${lines.join("\n")}\n`;
}

const otherLanguage = [
  "# Code in the other language goes where it is told to:",
  "# go:",
  "#   out: { typescript: mesh } # Go for interfaces that are written in TypeScript",
  "# typescript:",
  "#   out: { go: src/mesh } # TypeScript for interfaces that are written in Go",
];
