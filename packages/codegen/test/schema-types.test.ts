import type { ServiceSchema as CarriedSchema } from "@autonats/runtime/codegenv1";
import { expect, test } from "vitest";
import type { ServiceSchema } from "../src/index.js";

/**
 * The runtime may not import the generator, nor the generator the runtime, so each has the type of schemas. The compiler holds
 * them together: either is taken for the other here.
 */
function carry(schema: ServiceSchema): CarriedSchema {
  return schema;
}

function receive(schema: CarriedSchema): ServiceSchema {
  return schema;
}

test("generated code carries the schemas that the generator reads", () => {
  const schema: ServiceSchema = { format: 1, methods: [], types: {} };
  expect(receive(carry(schema))).toBe(schema);
});
