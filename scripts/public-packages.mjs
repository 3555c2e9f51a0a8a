import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The folders of the packages that are published: the workspaces that are not private. */
export function publicPackages() {
  return readPackage(".").workspaces.filter((path) => readPackage(path).private !== true);
}

function readPackage(path) {
  return JSON.parse(readFileSync(`${root}${path}/package.json`, "utf8"));
}
