import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTwoFilesPatch } from "diff";
import { breakingCodes, brokenBy } from "../packages/breaking/dist/index.js";
import { readable } from "../packages/cli/dist/explain/readable.js";
import { catalogue } from "../packages/model/dist/index.js";

const proofs = fileURLToPath(new URL("../packages/breaking/test/proofs/", import.meta.url));

const groups = [
  ["AN60", "Services, methods and errors", ""],
  ["AN61", "Parameters and fields", ""],
  [
    "AN62",
    "Types in requests",
    "Clients write them and handlers read them: what holds less breaks old clients, what holds more breaks old handlers.",
  ],
  [
    "AN63",
    "Types in replies",
    "Handlers write them and clients read them: what holds less breaks old handlers, what holds more breaks old clients.",
  ],
  ["AN65", "Sources", "Only `--level source` looks for these: no call notices them."],
];

const introduction = `# Changes that break

\`autonats breaking\` compares the marked interfaces of a project with those of an earlier version, and exits with 1 if a change breaks
somebody:

\`\`\`console
autonats breaking --against main                     # a commit, a branch or a tag
autonats breaking --against ../shop-1.4              # a directory
autonats breaking --save interfaces.json             # keep the interfaces as they are now,
autonats breaking --against interfaces.json          # and compare with them later
autonats breaking --against nats://127.0.0.1:4222    # what runs there: see deploying.md
autonats breaking --against main --level source      # code that uses the interfaces, too
autonats breaking --against main --ignore AN6003     # without some of the rules
\`\`\`

During a deploy both versions run, so each rule says whom it breaks:

- **old clients**: programs of the earlier version that call handlers of this one;
- **old handlers**: programs of the earlier version that clients of this one call;
- **sources**: code that uses the interface and does not compile, or means something else, with this version.

A change that no rule finds breaks no call, in either direction and whatever is deployed first. So do not take a change back because
of a rule that names old handlers alone: deploy the handlers before the clients, and leave the rule out with \`--ignore\`.

Each rule has a proof in [\`packages/breaking/test/proofs\`](../packages/breaking/test/proofs): two versions of a service, which are
generated in TypeScript and in Go, and call each other over a real server. What a rule calls broken fails there, and everything else
arrives as it was sent; the folders that begin with \`safe\` are changes that break nothing, such as a new method, an optional
parameter or field, another order of fields, or a new error. The examples below are from these folders.

\`--json\` prints one document with the rule, the service, whom it breaks and the place in both versions; \`--format github-actions\`
annotates a pull request. Methods that no caller of the earlier version knows are not compared.`;

/** The text of `docs/breaking.md`: every rule, whom it breaks and why, with the proof's two versions. */
export function breakingDocument() {
  const folders = readdirSync(proofs);
  const sections = groups.flatMap(([prefix, title, about]) => {
    const own = breakingCodes.filter((code) => code.startsWith(prefix));
    const proofOf = (code) => folders.find((name) => name.startsWith(code));
    return [`## ${title}`, ...(about === "" ? [] : [about]), ...own.map((code) => entry(code, proofOf(code)))];
  });
  const head =
    "<!-- Written by `node scripts/breaking.mjs`. Change the rules in packages/model/src/diagnostics/breaking instead. -->";
  return `${[head, introduction, ...sections].join("\n\n")}\n`;
}

function entry(code, folder) {
  const { message, why, help } = catalogue[code];
  const said = readable(message);
  const title = escaped(said.charAt(0).toUpperCase() + said.slice(1));
  return [
    `### ${code}`,
    `**${title}** (breaks ${brokenBy(code).join(" and ")})`,
    `${escaped(readable(why))} ${escaped(readable(help))}`,
    changed(folder),
  ].join("\n\n");
}

function changed(folder) {
  const file = existsSync(`${proofs}${folder}/before/service.ts`) ? "service.ts" : "service.go";
  const read = (side) => readFileSync(`${proofs}${folder}/${side}/${file}`, "utf8");
  const patch = createTwoFilesPatch("before", "after", read("before"), read("after"), "", "", { context: 2 });
  const lines = patch
    .split("\n")
    .slice(4)
    .filter((line) => !line.startsWith("@@") && !line.startsWith("\\"));
  return `\`\`\`diff\n${lines.join("\n").trimEnd()}\n\`\`\``;
}

/** Angle brackets outside of code would be HTML. */
function escaped(text) {
  return text
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;")))
    .join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("../docs/breaking.md", import.meta.url), breakingDocument());
}
