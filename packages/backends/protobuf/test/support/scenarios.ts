import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Model } from "@autonats/model";

const root = fileURLToPath(new URL("../../../../../scenarios/", import.meta.url));

/** The scenarios that something is generated for, with their models. */
export const scenarios: readonly { readonly name: string; readonly model: Model }[] = readdirSync(root)
  .filter((name) => existsSync(`${root}${name}/model.json`))
  .map((name) => ({ name, model: JSON.parse(readFileSync(`${root}${name}/model.json`, "utf8")) as Model }))
  .filter(({ model }) => model.services.length > 0);
