import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildPackages, installDependencies, run } from "./install.mjs";
import { publicPackages } from "./public-packages.mjs";

/** Packs every package that is published into `packed/`, to be installed elsewhere as if it came from the registry. */
const root = fileURLToPath(new URL("..", import.meta.url));
installDependencies();
buildPackages();
rmSync(`${root}packed`, { recursive: true, force: true });
mkdirSync(`${root}packed`);
const workspaces = publicPackages().map((path) => `--workspace=${path}`);
run("npm", ["pack", "--loglevel=error", "--ignore-scripts", "--pack-destination", `${root}packed`, ...workspaces], {
  shell: process.platform === "win32",
});
