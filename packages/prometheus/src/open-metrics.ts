import type { Registry } from "prom-client";
import type { Exemplar } from "./exemplar.js";
import type { Labels, Sample } from "./samples.js";

/** What `prom-client` says of a metric. */
interface Told {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly values: readonly Sample[];
}

/**
 * Returns all metrics of a registry in the format of OpenMetrics 1.0.0, which has exemplars. What `prom-client` writes renames its
 * counters for good, so that one registry cannot be read in both formats.
 */
export async function writeOpenMetrics(registry: Registry): Promise<string> {
  // Its types do not say that each metric has `get`.
  const metrics = registry.getMetricsAsArray() as unknown as readonly { get(): Promise<Told> }[];
  const told = await Promise.all(metrics.map((metric) => metric.get()));
  return `${told.map(writeFamily).join("")}# EOF\n`;
}

function writeFamily({ name: given, help, type, values }: Told): string {
  const isCounter = type === "counter";
  const name = isCounter ? given.replace(/_total$/u, "") : given;
  const lines = values.map(({ metricName, labels, value, exemplar }) => {
    const sample = isCounter ? `${name}_total` : (metricName ?? name);
    return `${sample}${writeLabels(labels)} ${writeNumber(value)}${writeExemplar(exemplar)}\n`;
  });
  return `# TYPE ${name} ${TYPES.has(type) ? type : "unknown"}\n# HELP ${name} ${escapeText(help)}\n${lines.join("")}`;
}

const TYPES: ReadonlySet<string> = new Set(["counter", "gauge", "histogram", "summary"]);

function writeLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeText(writeLabel(name, value))}"`);
  return pairs.length === 0 ? "" : `{${pairs.join()}}`;
}

/** Bounds and quantiles are numbers with a point, whoever has written them. */
function writeLabel(name: string, value: string | number): string {
  return typeof value === "number" && (name === "le" || name === "quantile") ? writeNumber(value) : `${value}`;
}

function writeExemplar(exemplar: Exemplar | null | undefined): string {
  if (exemplar === undefined || exemplar === null) return "";
  const { labelSet, value, timestamp } = exemplar;
  return ` # ${writeLabels(labelSet) || "{}"} ${writeNumber(value)} ${timestamp.toFixed(3)}`;
}

function writeNumber(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "+Inf";
  if (value === Number.NEGATIVE_INFINITY) return "-Inf";
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : `${value}`;
}

function escapeText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}
