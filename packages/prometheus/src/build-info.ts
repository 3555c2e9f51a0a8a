import { Gauge, type Registry } from "prom-client";
import { METRICS } from "./table.gen.js";

export const VERSION = "0.1.0";

/** Adds a metric that says what runs. */
export function describeBuild(registry: Registry): void {
  const gauge = new Gauge({ ...METRICS.buildInfo, registers: [registry] });
  gauge.set({ autonats_version: VERSION, autonats_language: "typescript" }, 1);
}
