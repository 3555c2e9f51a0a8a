import type { Model } from "@autonats/model";
import { describe, expect, test } from "vitest";
import { protobufBackend, type Syntax, syntaxes } from "../src/index.js";
import { findFaults } from "./support/buf.js";
import { compileWithProtoc, programs } from "./support/protoc.js";
import { scenarios } from "./support/scenarios.js";

/** What has the names of its source, which `buf lint` would choose otherwise. */
const keepsNames = /^protobuf_nesting\//u;

test("there are scenarios", () => expect(scenarios.length).toBeGreaterThan(90));

describe.each(syntaxes)("%s", (syntax) => {
  const files = new Map(scenarios.flatMap(({ name, model }) => filesOf(within(name, model), syntax)));

  test("buf compiles what is printed for every scenario, and finds nothing to lint or to format", async () => {
    expect(files.size).toBeGreaterThan(100);
    const [named, others] = [true, false].map((is) => [...files].filter(([path]) => keepsNames.test(path) === is));
    expect(await findFaults(new Map(others))).toBe("");
    expect(await findFaults(new Map(named), "build")).toBe("");
  });

  test.skipIf(programs === undefined)("protoc compiles it, too, and has nothing to say", async () => {
    expect(await compileWithProtoc(files)).toBe("");
  });
});

/** Services of the same name are in many scenarios, and share one module of `buf` here. */
function within(scenario: string, model: Model): Model {
  const services = model.services.map((service) => ({ ...service, subject: `${scenario}.${service.subject}` }));
  return { ...model, services };
}

function filesOf(model: Model, syntax: Syntax): readonly (readonly [string, string])[] {
  const { files, diagnostics } = protobufBackend.generate(model, { out: "proto", syntax, earlier: () => undefined });
  expect(diagnostics).toEqual([]);
  const printed = files.filter(({ path }) => path.endsWith(".proto"));
  return printed.map(({ path, content }) => [path.slice("proto/".length), content]);
}
