import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Method, Service } from "@autonats/model";
import { ScaledObject } from "@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { kubernetesHpaBackend, type Route, type ScalingOptions } from "../src/index.js";
import { routes, scalingOf } from "../src/scaling.js";
import { kubernetesHpaTarget } from "../src/target.js";

const scenarios = fileURLToPath(new URL("../../../../scenarios/", import.meta.url));
const models = readdirSync(scenarios, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith("/model.json"));
const defaults: ScalingOptions = {
  route: "custom-metrics",
  reservePercent: 30,
  minReplicas: 2,
  maxReplicas: 20,
  prometheus: "http://prometheus.monitoring:9090",
};

/** Throws unless the schema of Kubernetes, or of KEDA, takes a manifest. */
function validate(route: Route, manifest: object): void {
  const made = route === "keda" ? new ScaledObject(manifest as never) : new HorizontalPodAutoscaler(manifest as never);
  made.validate();
}

describe.each(routes)("by way of %s", (route) => {
  test.each(models)("what scales the services of %s is valid", (path) => {
    const model = JSON.parse(readFileSync(`${scenarios}${path}`, "utf8"));
    const { files } = kubernetesHpaBackend.generate(model, { ...defaults, route, out: "kubernetes" });
    expect(files).toHaveLength((model.services as Service[]).filter(({ methods }) => methods.length > 0).length);
    for (const { content } of files) validate(route, parse(content));
  });
});

test("the schemas would refuse other manifests", () => {
  const spec = { scaleTargetRef: { kind: "Deployment", name: "a" }, maxReplicas: 1 };
  expect(() => validate("custom-metrics", { metadata: { name: "a" }, spec: { ...spec, maxReplicas: "1" } })).toThrow();
  expect(() => validate("custom-metrics", { metadata: { name: "a" }, spec: { ...spec, metrics: [{}] } })).toThrow();
  expect(() => validate("keda", { metadata: { name: "a" }, spec: { scaleTargetRef: { name: "a" } } })).toThrow();
});

describe("a service", () => {
  const service = (concurrency: readonly number[], subject = "stock", version?: string): Service =>
    ({
      name: "Stock",
      subject,
      ...(version === undefined ? {} : { version }),
      methods: concurrency.map((calls) => ({ concurrency: calls }) as Method),
    }) as Service;

  test.each([
    [[10], 30, 10, 7],
    [[5, 5, 1, 5], 30, 16, 11],
    [[5], 0, 5, 5],
    [[1], 30, 1, 1],
    [[2], 99, 2, 1],
  ])(
    "with slots for %j calls and a reserve of %d %% has the capacity %d and the target %d",
    (slots, reservePercent, capacity, target) => {
      expect(scalingOf(service(slots), { ...defaults, reservePercent })).toMatchObject({ capacity, target });
    },
  );

  test.each([
    ["stock", undefined, "stock", ""],
    ["userProfile.v2", "2.1.0", "user-profile-v2", "v2"],
    ["hTTPProxy", undefined, "h-ttpproxy", ""],
  ])("with the subject %s in the version %s is scaled as %s", (subject, version, name, label) => {
    expect(scalingOf(service([5], subject, version), defaults)).toMatchObject({ name, version: label });
  });
});

test.each([
  ["reserve", "30%", true],
  ["reserve", "3", false],
  ["reserve", "100%", false],
  ["reserve", "-1", false],
  ["replicas", "1-20", true],
  ["replicas", "0-20", false],
  ["replicas", "3-2", false],
  ["replicas", "20", false],
  ["prometheus", "https://prometheus:9090/path", true],
  ["prometheus", "prometheus", false],
  ["route", "keda", true],
  ["route", "prometheus", false],
])("the setting %s takes %s: %s", (key, text, isTaken) => {
  expect("value" in (kubernetesHpaTarget.settings[key]?.parse(text) ?? {})).toBe(isTaken);
});
