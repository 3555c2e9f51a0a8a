import { Counter, Gauge, Histogram, Registry, Summary } from "prom-client";
import { expect, test } from "vitest";
import { negotiate } from "../src/http/negotiate.js";
import { createMetrics, writeOpenMetrics } from "../src/index.js";

test.each([
  [undefined, "text"],
  ["*/*", "text"],
  ["application/openmetrics-text", "openMetrics"],
  ["application/openmetrics-text; version=1.0.0; charset=utf-8", "openMetrics"],
  ["application/openmetrics-text;version=0.0.1", "text"],
  ["application/openmetrics-text;version=1.0.0;q=0.2, text/plain;version=0.0.4;q=0.3", "text"],
  ["application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1", "openMetrics"],
  ["application/openmetrics-text;q=0", "text"],
  ["text/html, nonsense;;q=x", "text"],
])("who accepts %s gets %s", (accept, format) => {
  expect(negotiate(accept)).toBe(format);
});

test("metrics of the user's are written in OpenMetrics as well as ours, and stay as they are", async () => {
  const registry = new Registry();
  createMetrics({ registry });
  const registers = [registry];
  new Counter({ name: "sold_total", help: 'Sold "things".\n', labelNames: ["a"], registers }).inc({ a: 'x"\\\n' }, 2);
  new Gauge({ name: "heat", help: "Heat.", registers }).set(Number.NEGATIVE_INFINITY);
  new Histogram({ name: "size", help: "Size.", buckets: [1, 2.5], registers }).observe(2);
  new Summary({ name: "age", help: "Age.", percentiles: [0.5], registers }).observe(3);
  const before = await registry.metrics();
  const text = await writeOpenMetrics(registry);
  expect(text.slice(text.indexOf("# TYPE sold"))).toBe(`# TYPE sold counter
# HELP sold Sold \\"things\\".\\n
sold_total{a="x\\"\\\\\\n"} 2.0
# TYPE heat gauge
# HELP heat Heat.
heat -Inf
# TYPE size histogram
# HELP size Size.
size_bucket{le="1.0"} 0.0
size_bucket{le="2.5"} 1.0
size_bucket{le="+Inf"} 1.0
size_sum 2.0
size_count 1.0
# TYPE age summary
# HELP age Age.
age{quantile="0.5"} 3.0
age_sum 3.0
age_count 1.0
# EOF
`);
  expect(await registry.metrics()).toBe(before);
});

test("numbers are kept until the registry is reset", async () => {
  const { observer, registry } = createMetrics();
  const call = {
    service: "Lamp",
    version: "1.2.0",
    method: "Blink",
    kind: "unary",
    subject: "autonats.lamp.v1.Blink",
  } as const;
  for (const milliseconds of [1, 7, 20_000]) {
    observer.onCallStarted?.(call, 5000);
    observer.onCallSettled?.(call, undefined, milliseconds);
  }
  const name = "rpc_client_call_duration_seconds";
  const labels = `rpc_system_name="autonats",rpc_method="Lamp/Blink",autonats_service_version="v1",server_address="autonats.lamp.v1",rpc_status_code="OK",error_type=""`;
  const text = await registry.metrics();
  expect(text).toContain(`${name}_bucket{${labels},le="0.005"} 1\n${name}_bucket{${labels},le="0.01"} 2\n`);
  expect(text).toContain(`${name}_bucket{${labels},le="10"} 2\n${name}_bucket{${labels},le="+Inf"} 3\n`);
  expect(text).toContain(`${name}_count{${labels}} 3\n`);
  registry.resetMetrics();
  expect(await registry.metrics()).toContain(`${name}_count{${labels}} 0\n`);
});
