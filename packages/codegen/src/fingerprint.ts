import { hash as digest } from "node:crypto";
import type { Method, Model } from "@autonats/model";
import { type Canonical, compareValues } from "./canonical.js";
import { WireGraph } from "./wire-graph.js";
import { hashNodes } from "./wire-hashes.js";

/**
 * Identifies what a method's bodies look like: 16 hexadecimal digits of a hash over request, result and errors, with all
 * they contain. Docs, places, spellings, the names of types, aliases, the order of fields and what governs calls (timeout,
 * concurrency) leave no trace; so methods with equal fingerprints understand each other.
 */
export function fingerprint(method: Method, model: Model): string {
  const form = formsOf(model, method).get(method);
  return hash(JSON.stringify(form ?? "")).slice(0, 16);
}

type Forms = ReadonlyMap<Method, Canonical>;

const known = new WeakMap<Model, Forms>();

/** The canonical forms of a model's methods, worked out together and once. */
function formsOf(model: Model, method: Method): Forms {
  const earlier = known.get(model);
  if (earlier?.has(method) === true) return earlier;
  const forms = makeForms(model, [method, ...model.services.flatMap(({ methods }) => methods)]);
  known.set(model, forms);
  return forms;
}

function makeForms(model: Model, methods: readonly Method[]): Forms {
  const graph = new WireGraph(model);
  const wires = methods.map((method) => ({
    method,
    request: graph.record(method.parameters),
    result: method.result && graph.type(method.result),
    errors: method.errors.map(({ code, ref }) => ({ code, node: graph.error(ref) })),
  }));
  const { nodeForm, partForm } = hashNodes(graph, hash);
  return new Map(
    wires.map(({ method, request, result, errors }) => {
      const ofErrors = errors.map(({ code, node }): Canonical => [code, nodeForm(node)]);
      const form: Canonical = [
        method.kind,
        nodeForm(request),
        result === undefined ? "nothing" : partForm(result),
        ofErrors.sort((left, right) => compareValues(JSON.stringify(left), JSON.stringify(right))),
      ];
      return [method, form];
    }),
  );
}

function hash(text: string): string {
  return digest("sha256", text);
}
