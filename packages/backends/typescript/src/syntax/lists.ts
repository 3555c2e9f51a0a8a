import { type Document, group } from "@autonats/codegen";
import { bracketed } from "./layout.js";

/** An array literal. */
export function listed(elements: readonly Document[]): Document {
  return group(bracketed("[", elements, "]"));
}
