import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Conditions of our packages' exports: from their sources, with the files inside of the executable. */
const conditionNames = ["autonats:executable", "autonats:source", "node", "import", "default"];

/** What modules that ask where they are find: the executable. */
const intro = 'const executableUrl = require("node:url").pathToFileURL(process.execPath).href;';

/**
 * Bundles the command line tool, with all that it imports, into one CommonJS file. Modules still run only once they are needed. Returns
 * the paths of the modules that are in it.
 */
export async function bundleTool(file) {
  const bundle = await rolldown({
    cwd: root, // Comments say where modules are, from here.
    input: `${root}scripts/release/entry.mjs`,
    platform: "node",
    resolve: { conditionNames },
    transform: { define: { "import.meta.url": "executableUrl" } },
    onLog: (level, log, report) => {
      // The parser's own loader evaluates code of side modules, of which the grammar has none.
      if (log.code !== "EVAL") report(level, log);
    },
  });
  const { output } = await bundle.write({ file, format: "cjs", codeSplitting: false, intro });
  await bundle.close();
  return output.flatMap(({ moduleIds = [] }) => moduleIds.filter((id) => isAbsolute(id)));
}
