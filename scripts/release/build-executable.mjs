import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleTool } from "./bundle.mjs";
import { embeddedFiles } from "./embedded-files.mjs";
import { findNodeBinary, hostPlatform } from "./node-binaries.mjs";

/**
 * Writes the executable of a platform: Node's binary with the tool and its files inside. The Node of this machine's own platform, of the
 * same version, puts them in. What V8 compiles ahead can be added only where that Node can run, which makes the tool start faster.
 */
export async function buildExecutable(platform, output) {
  const builder = findNodeBinary(hostPlatform());
  const executable = findNodeBinary(platform);
  const isHost = platform === hostPlatform();
  const directory = mkdtempSync(join(tmpdir(), "autonats-executable-"));
  try {
    const main = join(directory, "main.cjs");
    const modules = await bundleTool(main);
    const files = embeddedFiles();
    const assets = { ...files };
    if (isHost) {
      assets["typescript.compiled"] = join(directory, "typescript.compiled");
      compileAhead(builder, assets);
    }
    const index = join(directory, "index.json");
    writeFileSync(index, JSON.stringify(Object.keys(assets)));
    const configuration = join(directory, "sea.json");
    const settings = {
      main,
      executable,
      output,
      assets: { ...assets, "index.json": index },
      disableExperimentalSEAWarning: true,
      useCodeCache: isHost,
      // Settings for the Node of the project are not meant for the one in here.
      execArgvExtension: "none",
    };
    writeFileSync(configuration, JSON.stringify(settings));
    execFileSync(builder, ["--build-sea", configuration], { stdio: ["ignore", "ignore", "inherit"] });
    chmodSync(output, 0o755);
    return [...modules, ...Object.values(files)];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function compileAhead(node, assets) {
  const script = fileURLToPath(new URL("compile-ahead.cjs", import.meta.url));
  const library = dirname(assets["typescript/lib/lib.d.ts"]);
  execFileSync(node, [script, assets.typescript, assets["typescript.compiled"], library], { stdio: "inherit" });
}
