import type { CiSystem, InitLanguage } from "./flags.js";
import type { PackageManager } from "./package-manager.js";
import type { PlannedFile } from "./planned-file.js";

/** The file that has a system check generated code, and interfaces before they are merged. */
export function ciFile(system: CiSystem, languages: readonly InitLanguage[], manager: PackageManager): PlannedFile {
  return system === "github"
    ? { path: ".github/workflows/autonats.yml", content: githubWorkflow(languages, manager) }
    : { path: ".gitlab-ci.yml", content: gitlabJob(languages, manager) };
}

/** Where the tool is a dependency of the TypeScript project, that is the one which is run. */
function commandOf(languages: readonly InitLanguage[], { exec }: PackageManager): string {
  return languages.includes("typescript") ? `${exec} autonats` : "go tool autonats";
}

function githubWorkflow(languages: readonly InitLanguage[], manager: PackageManager): string {
  const command = commandOf(languages, manager);
  const isNpm = manager.name === "npm";
  const setUp = languages.includes("typescript")
    ? [
        ...(isNpm ? [] : ["      - run: corepack enable"]),
        "      - uses: actions/setup-node@v5",
        "        with:",
        "          node-version: 22",
        ...(isNpm ? ["          cache: npm"] : []),
        `      - run: ${manager.installLocked}`,
      ]
    : ["      - uses: actions/setup-go@v6", "        with:", "          go-version-file: go.mod"];
  return `${[
    "name: Autonats",
    "on: [push, pull_request]",
    "permissions:",
    "  contents: read",
    "jobs:",
    "  interfaces:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    "      - uses: actions/checkout@v5",
    "        with:",
    "          fetch-depth: 0 # for the version that interfaces are compared with",
    ...setUp,
    `      - run: ${command} generate --check --format github-actions`,
    `      - run: ${command} breaking --against "origin/$BRANCH" --format github-actions`,
    "        if: github.event_name == 'pull_request'",
    "        env:",
    `          BRANCH: ${"${{"} github.base_ref }}`,
  ].join("\n")}\n`;
}

function gitlabJob(languages: readonly InitLanguage[], manager: PackageManager): string {
  const command = commandOf(languages, manager);
  const isTypescript = languages.includes("typescript");
  const setUp = isTypescript ? [...(manager.name === "npm" ? [] : ["corepack enable"]), manager.installLocked] : [];
  const against = '"origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"';
  const compare = [
    'if [ -n "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME" ]; then',
    '  git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"',
    `  ${command} breaking --against ${against}`,
    "fi",
  ];
  return `${[
    "autonats:",
    `  image: ${isTypescript ? "node:22" : "golang:1.26"}`,
    "  variables:",
    '    GIT_DEPTH: "0" # for the version that interfaces are compared with',
    "  rules:",
    "    - if: $CI_PIPELINE_SOURCE == 'merge_request_event'",
    "    - if: $CI_COMMIT_BRANCH",
    "  script:",
    ...[...setUp, `${command} generate --check`].map((line) => `    - ${line}`),
    "    - |",
    ...compare.map((line) => `      ${line}`),
  ].join("\n")}\n`;
}
