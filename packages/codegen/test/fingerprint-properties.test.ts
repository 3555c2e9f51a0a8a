import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint, modelOfSchema, serviceSchema } from "../src/index.js";
import { alterations } from "./support/alter.js";
import { type Wire, wires } from "./support/random-wire.js";
import { redress } from "./support/redress.js";

const of = ({ method, model }: Wire): string => fingerprint(method, model);

test("the same wire in other words has the same fingerprint", () => {
  fc.assert(
    fc.property(wires, fc.infiniteStream(fc.nat()), (wire, numbers) => {
      const other = redress(wire, (sides) => (numbers.next().value ?? 0) % sides);
      expect(of(other)).toBe(of(wire));
    }),
    { numRuns: 2000 },
  );
});

test("another wire has another fingerprint", () => {
  fc.assert(
    fc.property(wires, (wire) => {
      const before = of(wire);
      for (const { how, wire: other } of alterations(wire)) expect(of(other), how).not.toBe(before);
    }),
    { numRuns: 300 },
  );
});

test("a schema says all that the fingerprint is made of, and nothing is lost when it is sent as JSON", () => {
  fc.assert(
    fc.property(wires, ({ method, model }) => {
      const schema = serviceSchema({ methods: [method] }, model);
      const received = modelOfSchema(JSON.parse(JSON.stringify(schema)));
      const [own] = received.services.flatMap(({ methods }) => methods);
      expect(own && fingerprint(own, received)).toBe(fingerprint(method, model));
    }),
    { numRuns: 1000 },
  );
});
