import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Folders that are written in plain English, and stay so. */
const clean = [
  "packages/model",
  "packages/codegen",
  "packages/frontends",
  "packages/backends",
  "packages/cli",
  "packages/testing",
  "scenarios",
  "scripts",
  "bench/src",
  "test",
];

/** Folders that still have to be rewritten. One that is clean moves to the list above. */
export const notYetClean = ["packages/runtime", "go", "conformance", "docs"];

const skipped =
  /\/(?:node_modules|dist|input|output|earlier-code)(?:\/|$)|\.gen\.[mc]?ts$|^scripts\/check-words\.mjs$|^test\/structure\.test\.ts$/u;

/** What a reader has to read twice, and what to write in its place. */
const rules = [
  {
    pattern: /^\s*(?:\/\*\*|\*|\/\/) (?:Gives|Makes|Tells|Says)\b/u,
    advice: "begin with Returns, Creates, Reports or another verb that says what happens",
  },
  {
    pattern: /^\/\/ \w+ (?:gives|makes|tells|says)\b/u,
    advice: "begin with returns, creates, reports or another verb that says what happens",
    go: true,
  },
  {
    pattern: /\bstand(?:s|ing)? (?:behind|before|beside|above|below|in|on|at|alone|there|still|where|wherever)\b/u,
    advice: "write is, follows or precedes",
  },
  { pattern: /(?<!\bleav\w+ .*)(?<!\bleft .*)\bbehind\b/u, advice: "write after" },
  {
    pattern: /(?<!\bthere )(?<!\bThere )\b(?:is|are|was|were) no (?!longer\b|more\b|one\b|doubt\b)[a-z]+/u,
    advice: "write is not a",
  },
];

/** Every place in the clean folders where a word of the list is written, one line of text each. */
export function findWords() {
  return clean.flatMap((folder) =>
    files(folder).flatMap((file) => wordsIn(file, readFileSync(`${root}${file}`, "utf8"))),
  );
}

/** The places in one file, by its path from the root. */
export function wordsIn(file, text) {
  return text.split("\n").flatMap((line, index, lines) => {
    const found = rules
      .filter(({ pattern, go }) => (go !== true || file.endsWith(".go")) && pattern.test(line))
      .map(({ pattern, advice }) => `"${pattern.exec(line)[0].trim()}": ${advice}`);
    if (/^\/\*\* Whether .*\*\/$/u.test(line) && /\bfunction\b/u.test(lines[index + 1] ?? "")) {
      found.push('"Whether": begin with Reports whether');
    }
    return found.map((each) => `${file}:${index + 1}: ${each}`);
  });
}

function files(folder) {
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (skipped.test(path)) return [];
    return entry.isDirectory() ? files(path) : /\.(?:ts|mjs|go|md)$/u.test(path) ? [path] : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findWords();
  for (const each of found) console.error(each);
  process.exitCode = found.length === 0 ? 0 : 1;
}
