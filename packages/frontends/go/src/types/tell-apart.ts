import type { Condition, Field, FieldCondition, JsonKind } from "@autonats/model";

/** One alternative, as far as JSON shows what it is. */
export interface Shown {
  readonly name: string;
  readonly json: JsonKind;
  /** Of an object whose keys are known. */
  readonly fields?: readonly Field[];
}

/** Finds what JSON tells alternatives by, in their order; or else two that it does not tell apart. */
export function tellApart(
  alternatives: readonly Shown[],
): readonly Condition[] | { readonly left: string; readonly right: string } {
  const conditions: Condition[] = [];
  for (const alternative of alternatives) {
    const fields: FieldCondition[] = [];
    for (const other of alternatives) {
      if (other === alternative || other.json !== alternative.json) continue;
      const field = findField(alternative, other, fields);
      if (field === undefined) return { left: alternative.name, right: other.name };
      if (!fields.includes(field)) fields.push(field);
    }
    conditions.push({ json: alternative.json, ...(fields.length === 0 ? {} : { fields }) });
  }
  return conditions;
}

/** A field that one of two objects always has and the other never. */
function findField(left: Shown, right: Shown, known: readonly FieldCondition[]): FieldCondition | undefined {
  if (left.fields === undefined || right.fields === undefined) return undefined;
  const [own, theirs] = [onlyIn(left.fields, right.fields), onlyIn(right.fields, left.fields)];
  const earlier = known.find(({ name, present }) => (present === true ? own : theirs).includes(name));
  if (earlier !== undefined) return earlier;
  if (own[0] !== undefined) return { name: own[0], present: true };
  return theirs[0] === undefined ? undefined : { name: theirs[0], present: false };
}

function onlyIn(fields: readonly Field[], others: readonly Field[]): readonly string[] {
  return fields.flatMap(({ name, optional }) =>
    optional || others.some((other) => other.name === name) ? [] : [name],
  );
}
