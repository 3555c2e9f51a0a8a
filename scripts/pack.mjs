import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildPackages, installDependencies, run } from "./install.mjs";
import { publicPackages } from "./public-packages.mjs";

/** Packs every package that is published into `packed/`, to be installed elsewhere as if it came from the registry. */
const root = fileURLToPath(new URL("..", import.meta.url));
installDependencies();
buildPackages();
rmSync(`${root}packed`, { recursive: true, force: true });
mkdirSync(`${root}packed`);
for (const path of publicPackages()) {
  const { name } = JSON.parse(readFileSync(`${root}${path}/package.json`, "utf8"));
  console.log(`packing ${name}`);
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", `${root}packed`], {
    cwd: `${root}${path}`,
  });
}
