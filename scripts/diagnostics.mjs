import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { prettyDiagnostics } from "../packages/cli/dist/diagnostics/pretty.js";
import { readable } from "../packages/cli/dist/explain/readable.js";
import { createPalette } from "../packages/cli/dist/terminal/palette.js";
import { chooseSymbols } from "../packages/cli/dist/terminal/symbols.js";
import { catalogue } from "../packages/model/dist/index.js";
import { findExamples } from "./diagnostics/find-examples.mjs";

const groups = [
  ["AN1", "TypeScript sources", "What only TypeScript can get wrong."],
  ["AN2", "Go sources", "What only Go can get wrong."],
  [
    "AN3",
    "Interfaces",
    "What no interface can say, whatever its language; some of the examples are TypeScript, some Go.",
  ],
  ["AN4", "Flags and configuration", "What flags, environment and `autonats.yaml` can get wrong."],
  ["AN5", "Generated files", "What prevents files from being generated."],
  ["AN7", "Protocol buffers", "What only `.proto` files can get wrong."],
];

/** The text of `docs/diagnostics.md`: every code, what it means, an example and what to write instead. */
export async function diagnosticsDocument() {
  const examples = await findExamples();
  const codes = Object.keys(catalogue).sort();
  const sections = groups.flatMap(([prefix, title, about]) => {
    const own = codes.filter((code) => code.startsWith(prefix));
    return [`## ${title}`, about, ...own.map((code) => entry(code, catalogue[code], examples.get(code)))];
  });
  return `${[
    "<!-- Written by `node scripts/diagnostics.mjs`. Change the catalogue in packages/model/src/diagnostics instead. -->",
    "# Diagnostics",
    "Everything that `autonats generate` has to say about sources, settings and files. An error keeps the code of its service from\n" +
      "being generated; a warning does not. `autonats explain AN3004` says the same on the command line. `<name>` stands for what is\n" +
      "different each time; the examples are what the command prints for a test of the project itself.",
    ...sections,
  ].join("\n\n")}\n`;
}

function entry(code, { severity, message, why, help }, example) {
  if (example === undefined) throw new Error(`no scenario and no example gives ${code}`);
  const facts = [
    `**${escaped(readable(message))}** (${severity})`,
    ...(isOpen(why) ? [] : [escaped(readable(why))]),
    ...(isOpen(help) ? [] : [escaped(readable(help))]),
  ];
  return [`### ${code}`, ...facts, shown(example, why)].join("\n\n");
}

/** Reports whether a text is different for each case as a whole. */
function isOpen(text) {
  return /^\{\w+\}$/u.test(text);
}

function shown({ diagnostic, texts, flags, paths = [] }, why) {
  const { file, line, column, endLine, endColumn, related, ...rest } = diagnostic;
  const places = { read: (path) => texts.get(path), show: (path) => path };
  const style = {
    palette: createPalette(false),
    symbols: chooseSymbols({ env: { LANG: "C.UTF-8" }, platform: "linux" }),
    width: 120,
    most: 1,
  };
  const full = {
    ...rest,
    ...(file === undefined ? {} : { span: { file, line, column, endLine, endColumn } }),
    related: related.map(({ message, ...span }) => ({ message, span })),
  };
  const lines = prettyDiagnostics([full], places, style).trimEnd().split("\n");
  const said = why.includes("{") ? /^ {2}docs {2}/u : /^ {2}(?:docs|why ) {2}/u;
  const kept = lines.filter((each) => !said.test(each));
  const commands = flags === undefined ? [] : ["$ ls", paths.join("  "), ["$ autonats generate", ...flags].join(" ")];
  return ["```text", ...commands, ...kept.map((each) => each.trimEnd()), "```"].join("\n");
}

/** Angle brackets outside of code would be HTML. */
function escaped(text) {
  return text
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;")))
    .join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("../docs/diagnostics.md", import.meta.url), await diagnosticsDocument());
}
