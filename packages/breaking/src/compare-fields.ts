import type { Field } from "@autonats/model";
import type { Subject } from "./report.js";
import type { BreakingCode } from "./rules.js";

/** Where a value travels: in requests from clients to handlers, in replies the other way. */
export type Direction = "request" | "reply";

/** A field of two versions, absent where it is not in one. */
export interface FieldPair {
  readonly before: Field | undefined;
  readonly after: Field | undefined;
  readonly subject: Subject;
}

/** A rule that a field breaks. */
export interface FieldBreak {
  readonly code: BreakingCode;
  readonly subject: Subject;
}

/** Returns the fields of two versions side by side, by their names on the wire. What is gone is placed where its owner is. */
export function ofFields(
  before: readonly Field[],
  after: readonly Field[],
  owner: Subject,
  describe: (name: string) => string,
): readonly FieldPair[] {
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].map((name) => {
    const old = before.find((field) => field.name === name);
    const now = after.find((field) => field.name === name);
    const subject = {
      what: describe(name),
      before: old?.source ?? owner.before,
      after: now?.source ?? owner.after,
    };
    return { before: old, after: now, subject };
  });
}

interface FieldCodes {
  readonly added: BreakingCode;
  readonly removed: BreakingCode;
  readonly required: BreakingCode;
  readonly optional: BreakingCode;
  /** Where an optional one is gone, which calls do not notice. */
  readonly gone: BreakingCode;
}

const codes: Readonly<Record<Direction | "parameter", FieldCodes>> = {
  parameter: { added: "AN6101", removed: "AN6102", required: "AN6103", optional: "AN6104", gone: "AN6501" },
  request: { added: "AN6111", removed: "AN6112", required: "AN6113", optional: "AN6114", gone: "AN6503" },
  reply: { added: "AN6121", removed: "AN6122", required: "AN6123", optional: "AN6124", gone: "AN6503" },
};

/** Returns what breaks by which fields there are and which of them may be absent. */
export function fieldRules(fields: readonly FieldPair[], place: Direction | "parameter"): readonly FieldBreak[] {
  const own = codes[place];
  return fields.flatMap(({ before, after, subject }): FieldBreak[] => {
    if (before === undefined) return after?.optional === false ? [{ code: own.added, subject }] : [];
    if (after === undefined) return [{ code: before.optional ? own.gone : own.removed, subject }];
    if (before.optional === after.optional) return [];
    return [{ code: before.optional ? own.required : own.optional, subject }];
  });
}
