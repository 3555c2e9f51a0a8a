import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dashboard } from "./observability/dashboard.mjs";
import { kubernetesFiles } from "./observability/kubernetes.mjs";
import { rules } from "./observability/rules.mjs";

/** Writes the dashboard, the rules and the manifests in `observability/`, with the names of `telemetry/metrics.json`. */
const root = fileURLToPath(new URL("..", import.meta.url));
const { metrics } = JSON.parse(readFileSync(`${root}telemetry/metrics.json`, "utf8"));

/** The name in Prometheus of each metric, by its id. Throws for an id that the table does not have. */
const names = new Proxy(Object.fromEntries(metrics.map(({ id, prometheus }) => [id, prometheus])), {
  get(all, id) {
    if (!(id in all)) throw new Error(`bug: there is no metric ${String(id)}`);
    return all[id];
  },
});

/** What the files have to say, by their paths from the root. */
export const observabilityFiles = {
  "observability/dashboard.json": `${JSON.stringify(dashboard(names), undefined, 2)}\n`,
  "observability/alerts.yaml": rules(names),
  ...kubernetesFiles(names),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of Object.entries(observabilityFiles)) writeFileSync(`${root}${path}`, content);
}
