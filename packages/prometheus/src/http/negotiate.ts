/** The formats that metrics are served in. */
export type Format = "text" | "openMetrics";

const OPEN_METRICS = "application/openmetrics-text";

/** Content types of OpenMetrics, as answers name them. */
export const OPEN_METRICS_TYPE: string = `${OPEN_METRICS}; version=1.0.0; charset=utf-8`;

/** Returns the format that an `Accept` header prefers: that of Prometheus, unless it wants OpenMetrics in a version that we write. */
export function negotiate(accept: string | undefined): Format {
  let best: Format = "text";
  let highest = 0;
  for (const range of (accept ?? "").split(",")) {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const parameterOf = (name: string): string | undefined =>
      parameters.find((parameter) => parameter.startsWith(`${name}=`))?.slice(name.length + 1);
    const quality = Number(parameterOf("q") ?? 1);
    const format = formatOf(type, parameterOf("version"));
    if (format !== undefined && quality > highest) {
      best = format;
      highest = quality;
    }
  }
  return best;
}

function formatOf(type: string, version: string | undefined): Format | undefined {
  if (type === OPEN_METRICS) return version === undefined || version === "1.0.0" ? "openMetrics" : undefined;
  if (type === "text/plain") return version === undefined || version === "0.0.4" ? "text" : undefined;
  return type === "text/*" || type === "*/*" ? "text" : undefined;
}
