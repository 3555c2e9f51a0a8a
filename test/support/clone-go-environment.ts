import { execFileSync } from "node:child_process";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findNatsServer } from "@autonats/testing/nats-server";
import { findGo } from "../../scripts/find-go.mjs";
import { writeProjectFile } from "./follow-document.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Returns the environment of somebody who follows the Go README from a clone. The proxy of the `go` command, which is made in a directory,
 * knows no published version of our module, whatever is published.
 */
export async function cloneGoEnvironment(proxy: string): Promise<NodeJS.ProcessEnv> {
  const go = findGo();
  writeProjectFile(join(proxy, "github.com/zyra/autonats/go/@v/list"), "");
  const others = execFileSync(go, ["env", "GOPROXY"], { encoding: "utf8" }).trim();
  const tools = [join(root, "release"), dirname(await findNatsServer()), ...(isAbsolute(go) ? [dirname(go)] : [])];
  const path = [...tools, process.env["PATH"]].join(delimiter);
  return { ...process.env, NODE_OPTIONS: "", PATH: path, GOPROXY: `${pathToFileURL(proxy)},${others}` };
}
