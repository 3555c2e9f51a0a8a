import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Fixtures that are what other people might write, what is generated from them, and the lists of these very words. */
const skipped =
  /(?:^|\/)(?:\.git|node_modules|dist|packed|coverage|\.cache|input|output|earlier-code)(?:\/|$)|^corpus\/(?:go|typescript\/src)\/|^(?:(?:packages\/cli\/)?CHANGELOG\.md|scripts\/check-words\.mjs|test\/structure\.test\.ts|package-lock\.json)$/u;

const written = /\.(?:ts|mjs|go|md|json|ya?ml)$/u;

const openings = "Gives|Makes|Tells|Says";

/** What a reader has to read twice, and what to write in its place. */
const rules = [
  {
    pattern: new RegExp(`^\\s*(?:/\\*\\*|\\*|//) (?:${openings})\\b`, "u"),
    advice: "begin with Returns, Creates, Reports or another verb that says what happens",
  },
  {
    pattern: new RegExp(`^\\s*// \\w+ (?:${openings.toLowerCase()})\\b`, "u"),
    advice: "begin with returns, creates, reports or another verb that says what happens",
    go: true,
  },
  { pattern: /^\s*(?:\/\*\*|\*|\/\/) .*(?:\band|\bIt) gives\b(?! up\b)/u, advice: "write returns" },
  { pattern: /\b(?:[Gg]ives?|gave|given|giving) (?:it |them )?back\b/u, advice: "write return or release" },
  { pattern: /(?<!\bconst )\btells? (?:whether\b|of\b)/u, advice: "write reports or describes" },
  {
    pattern: /\b(?:[Ss]tands?|[Ss]tanding|[Ss]tood)\b(?! for\b|-)/u,
    advice: "write is, follows, precedes or wraps",
  },
  {
    pattern: /(?<!\b[Ll]eav\w+ .*)(?<!\bleft .*)\b[Bb]ehind\b/u,
    advice: "write after",
  },
  {
    pattern: /(?<!\b[Tt]here )\b(?:is|are|was|were) no (?!longer\b|more\b|one\b|doubt\b)[a-z]+/u,
    advice: "write is not a",
  },
  { pattern: /(?<!\b[Tt]here )\b(?:is|are|was|were) none\b/u, advice: "write is not one" },
  { pattern: /\b[Bb]ears?\b/u, advice: "write has or carries" },
  { pattern: /\banew\b/u, advice: "write again" },
  { pattern: /\bis who\b/u, advice: "say what it does" },
  { pattern: /\blays? (?:\w+ )?down\b/u, advice: "write specifies" },
  { pattern: /\b[Tt]ime-outs?\b/u, advice: "write timeout" },
  { pattern: /\b[Aa]n? \w+ more\b(?! than\b)/u, advice: "write another" },
  { pattern: /\b(?:in vain|deaf)\b/u, advice: "say what does not happen" },
  { pattern: /\bput up with\b/u, advice: "write accept" },
  { pattern: /\bwithout a word\b/u, advice: "write silently" },
  { pattern: /\bat the moment\b(?! (?:of|when|that)\b)/u, advice: "write now, or leave it out" },
  { pattern: /\bin the way\b(?! (?:of|that)\b)/u, advice: "say what is wrong" },
  { pattern: /\b(?:has|have) no meaning\b/u, advice: "write is not valid" },
  { pattern: /\bof no importance\b/u, advice: "write does not matter" },
];

/** Returns every place of the repository where a word of the list is written, one line of text each. */
export function findWords() {
  return files("").flatMap((file) => wordsIn(file, readFileSync(`${root}${file}`, "utf8")));
}

/** Returns the places in one file, by its path from the root. */
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
    const path = `${folder}${entry.name}`;
    if (skipped.test(path)) return [];
    return entry.isDirectory() ? files(`${path}/`) : written.test(path) ? [path] : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findWords();
  for (const each of found) console.error(each);
  process.exitCode = found.length === 0 ? 0 : 1;
}
