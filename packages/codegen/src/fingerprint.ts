import { createHash } from "node:crypto";
import type { Method, Model } from "@autonats/model";
import { type Canonical, compareValues, typeHashes } from "./type-hashes.js";

/**
 * Identifies what a method's bodies look like: 16 hexadecimal digits of a hash over request, result and errors, with all
 * they contain. Docs, places, spellings, the names of types, the order of fields and what governs calls (time-out,
 * concurrency) leave no trace; so methods with equal fingerprints understand each other.
 */
export function fingerprint(method: Method, model: Model): string {
  const { typeForm, fieldForms, hashOf } = typeHashes(model, hash);
  const errors = method.errors.map((error): Canonical => [error.code, hashOf(error.ref)]);
  const form: Canonical = [
    method.kind,
    fieldForms(method.parameters),
    method.result === undefined ? "nothing" : typeForm(method.result),
    errors.toSorted((left, right) => compareValues(JSON.stringify(left), JSON.stringify(right))),
  ];
  return hash(form).slice(0, 16);
}

function hash(form: Canonical): string {
  return createHash("sha256").update(JSON.stringify(form)).digest("hex");
}
