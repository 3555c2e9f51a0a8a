import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const scripts = new URL("../../../../scripts/python-programs.mjs", import.meta.url).href;
const { installPythonPrograms } = (await import(scripts)) as {
  readonly installPythonPrograms: (requirements: string) => string | undefined;
};

/** Where the programs of schemathesis are; undefined without Python. */
export const programs: string | undefined = installPythonPrograms(
  fileURLToPath(new URL("schemathesis.txt", import.meta.url)),
);

const configuration = fileURLToPath(new URL("schemathesis.toml", import.meta.url));

const flags = [
  "--checks all --mode all --phases examples,coverage,fuzzing --continue-on-failure --workers 1",
  "--seed 2026 --generation-deterministic",
  "--no-color --report ndjson --report-ndjson-path events.ndjson",
].flatMap((line) => line.split(" "));

/** What schemathesis says of a server. */
export interface Findings {
  /** Whether it finds nothing. */
  readonly isClean: boolean;
  /** All that it prints. */
  readonly text: string;
  /** How many requests it has sent. */
  readonly requests: number;
}

/** Holds a server against an OpenAPI document, with every check that there is and the same requests each time. */
export async function runSchemathesis(document: object, url: string, ...more: readonly string[]): Promise<Findings> {
  const directory = mkdtempSync(`${tmpdir()}/autonats-schemathesis-`);
  try {
    writeFileSync(`${directory}/openapi.json`, JSON.stringify(document));
    const parameters = ["--config-file", configuration, "run", "openapi.json", "--url", url, ...flags, ...more];
    const { isClean, text } = await run(`${programs}/schemathesis`, parameters, directory);
    const events = readFileSync(`${directory}/events.ndjson`, "utf8");
    return { isClean, text, requests: events.split('"status_code"').length - 1 };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function run(
  program: string,
  parameters: readonly string[],
  cwd: string,
): Promise<{ readonly isClean: boolean; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(program, parameters, { cwd, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve({ isClean: error === null, text: `${stdout}${stderr}` });
    });
  });
}
