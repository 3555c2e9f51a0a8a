import type { Site } from "../report.js";
import type { ArrayNode } from "../syntax/ast.js";
import type { Scope } from "../types/go-type.js";
import { toInteger } from "./constant-value.js";
import type { Evaluator } from "./evaluator.js";

/** The length of an array; undefined with a report when it cannot be computed. */
export function arrayLength(node: ArrayNode, scope: Scope, site: Site, evaluator: Evaluator): number | undefined {
  const evaluated = evaluator.expression(node.length, scope, site);
  const length = "value" in evaluated ? toInteger(evaluated.value) : undefined;
  const number = Number(length);
  if (length !== undefined && number >= 0 && number <= 2 ** 31) return number;
  const problem = "problem" in evaluated ? evaluated.problem : "it is not a whole number that an array can have";
  site.report("AN2026", { text: site.text, problem });
  return undefined;
}
