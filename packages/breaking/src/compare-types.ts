import type { TypeExpr } from "@autonats/model";
import { alternativesOf, asUnion, closest } from "./alternatives.js";
import { type Direction, fieldRules, ofFields } from "./compare-fields.js";
import type { Report, Subject } from "./report.js";
import type { BreakingCode } from "./rules.js";
import { reads, readsKey, readsValue, rulesOf, type Scalar } from "./scalars.js";
import {
  type Declarations,
  describeType,
  nameOf,
  type Resolved,
  resolve,
  type Value,
  valuesText,
  type WireType,
} from "./wire-type.js";

type Of<Kind extends WireType["kind"]> = Extract<WireType, { kind: Kind }>;

/** The last digits of a rule's code: the same for requests and for replies. */
type Number =
  | "01"
  | "02"
  | "03"
  | "04"
  | "05"
  | "06"
  | "07"
  | "08"
  | "09"
  | "11"
  | "12"
  | "13"
  | "14"
  | "15"
  | "16"
  | "17"
  | "18"
  | "19"
  | "20"
  | "21"
  | "22"
  | "23"
  | "25"
  | "27"
  | "28";

/** Compares the types of two versions that travel in one direction, each pair of declarations once. */
export class TypeComparison {
  readonly #report: Report;
  readonly #direction: Direction;
  readonly #before: Declarations;
  readonly #after: Declarations;
  readonly #seen = new Set<string>();

  constructor(report: Report, direction: Direction, before: Declarations, after: Declarations) {
    this.#report = report;
    this.#direction = direction;
    this.#before = before;
    this.#after = after;
  }

  compare(before: TypeExpr, after: TypeExpr, subject: Subject): void {
    const old = resolve(before, this.#before);
    const now = resolve(after, this.#after);
    if (!isAny(old.type) && !isAny(now.type)) {
      if (old.nullable && !now.nullable) this.#add("01", subject);
      if (!old.nullable && now.nullable) this.#add("02", subject);
    }
    const own = this.#named(old, now, subject);
    if (own !== undefined) this.#compareWire(old, now, own);
  }

  /** The names and places of a pair of declarations; undefined when they have been compared. */
  #named(old: Resolved, now: Resolved, subject: Subject): Subject | undefined {
    const { declaration: was } = old;
    const { declaration: is } = now;
    if (was === undefined || is === undefined) return subject;
    const pair = `${was.id} ${is.id}`;
    if (this.#seen.has(pair)) return undefined;
    this.#seen.add(pair);
    if (was.source === undefined || is.source === undefined) return subject;
    const [before, after] = [nameOf(was), nameOf(is)];
    const moved = { what: `\`${after}\``, before: was.source, after: is.source };
    if (before !== after && !hasName(this.#after, before) && !hasName(this.#before, after)) {
      this.#report.add("AN6506", moved, { before, after });
    }
    return moved;
  }

  #compareWire(old: Resolved, now: Resolved, subject: Subject): void {
    const before = old.type;
    const after = now.type;
    if (isAny(before) || isAny(after)) this.#compareAny(old, now, subject);
    else if (before.kind === "scalar" && after.kind === "scalar")
      this.#compareScalars(before, after, old, now, subject);
    else if (before.kind === "values" && after.kind === "values") this.#compareValues(before, after, subject);
    else if (before.kind === "values" && after.kind === "scalar") this.#open(before, after, "06", old, now, subject);
    else if (before.kind === "scalar" && after.kind === "values") this.#open(after, before, "05", old, now, subject);
    else if (before.kind === "choice" || after.kind === "choice") this.#compareChoices(old, now, subject);
    else if (before.kind === "union" || after.kind === "union") this.#compareUnions(old, now, subject);
    else if (before.kind === "record" && after.kind === "record") this.#compareRecords(before, after, subject);
    else if (before.kind === "map" && after.kind === "map") {
      this.#compareKeys(before.key, after.key, subject);
      this.compare(before.value, after.value, subject);
    } else if (before.kind === "list" && after.kind === "list") this.compare(before.element, after.element, subject);
    else if (before.kind === "tuple" || after.kind === "tuple") this.#compareTuples(old, now, subject);
    else this.#changed(old, now, subject);
  }

  #compareAny(old: Resolved, now: Resolved, subject: Subject): void {
    const before = old.type;
    const after = now.type;
    if (before.kind === "scalar" && after.kind === "scalar") {
      this.#compareScalars(before, after, old, now, subject);
    } else this.#add(isAny(before) ? "19" : "20", subject, old, now);
  }

  #compareScalars(before: Scalar, after: Scalar, old: Resolved, now: Resolved, subject: Subject): void {
    const forward = reads(after, before);
    const backward = reads(before, after);
    if (forward && backward) return;
    const { narrowed, widened } = rulesOf(before, after);
    if (!forward && !backward) this.#changed(old, now, subject);
    else this.#add(forward ? widened : narrowed, subject, old, now);
  }

  #compareValues(before: Of<"values">, after: Of<"values">, subject: Subject): void {
    const lost = without(before.values, after.values);
    const gained = without(after.values, before.values);
    if (lost.length > 0) this.#say("03", subject, valuesText(lost), "");
    if (gained.length > 0) this.#say("04", subject, "", valuesText(gained));
  }

  #open(
    { values }: Of<"values">,
    scalar: Scalar,
    number: "05" | "06",
    old: Resolved,
    now: Resolved,
    subject: Subject,
  ): void {
    if (values.every((value) => readsValue(scalar, value))) this.#add(number, subject, old, now);
    else this.#changed(old, now, subject);
  }

  #compareUnions(old: Resolved, now: Resolved, subject: Subject): void {
    const tag = old.type.kind === "union" ? old.type.tag : now.type.kind === "union" ? now.type.tag : "";
    const before = asUnion(old, tag);
    const after = asUnion(now, tag);
    if (before === undefined || after === undefined) this.#changed(old, now, subject);
    else if (before.tag === after.tag) this.#compareVariants(before, after, subject);
    else this.#say("09", subject, before.tag, after.tag);
  }

  #compareVariants(before: Of<"union">, after: Of<"union">, subject: Subject): void {
    const lost = without([...before.variants.keys()], [...after.variants.keys()]);
    const gained = without([...after.variants.keys()], [...before.variants.keys()]);
    if (lost.length > 0) this.#say("07", subject, valuesText(lost), "");
    if (gained.length > 0) this.#say("08", subject, "", valuesText(gained));
    for (const [variant, record] of before.variants) {
      const other = after.variants.get(variant);
      if (other !== undefined) this.compare({ kind: "ref", id: record }, { kind: "ref", id: other }, subject);
    }
  }

  #compareChoices(old: Resolved, now: Resolved, subject: Subject): void {
    const before = alternativesOf(old);
    const after = alternativesOf(now);
    const left = new Set(after);
    for (const alternative of before) {
      const match = closest(alternative, [...left]);
      if (match === undefined) {
        this.#say("11", subject, describeType(resolve(alternative.type, this.#before), this.#before), "");
        continue;
      }
      left.delete(match);
      this.compare(alternative.type, match.type, subject);
    }
    for (const { type } of left) this.#say("12", subject, "", describeType(resolve(type, this.#after), this.#after));
  }

  #compareRecords({ record: before }: Of<"record">, { record: after }: Of<"record">, subject: Subject): void {
    const fields = ofFields(before.fields, after.fields, subject, (name) => `field \`${name}\` of ${subject.what}`);
    for (const { code, subject: field } of fieldRules(fields, this.#direction)) this.#report.add(code, field);
    for (const { before: old, after: now, subject: field } of fields) {
      if (old !== undefined && now !== undefined) this.compare(old.type, now.type, field);
    }
    if (before.rest !== undefined && after.rest !== undefined) {
      this.compare(before.rest, after.rest, { ...subject, what: `the rest of ${subject.what}` });
    }
  }

  #compareKeys(before: TypeExpr, after: TypeExpr, subject: Subject): void {
    const old = resolve(before, this.#before);
    const now = resolve(after, this.#after);
    const forward = takesKeys(now.type, old.type);
    const backward = takesKeys(old.type, now.type);
    if (forward && backward) return;
    if (forward) this.#add("28", subject, old, now);
    else if (backward) this.#add("27", subject, old, now);
    else this.#changed(old, now, { ...subject, what: `the key of ${subject.what}` });
  }

  #compareTuples(old: Resolved, now: Resolved, subject: Subject): void {
    const before = old.type;
    const after = now.type;
    if (before.kind === "tuple" && after.kind === "tuple") {
      if (before.elements.length !== after.elements.length) {
        this.#add("23", subject, old, now);
        return;
      }
      for (const [index, element] of before.elements.entries()) {
        const other = after.elements[index];
        if (other !== undefined) this.compare(element, other, subject);
      }
    } else if (before.kind === "list" && after.kind === "tuple") {
      this.#add("21", subject, old, now);
      for (const element of after.elements) this.compare(before.element, element, subject);
    } else if (before.kind === "tuple" && after.kind === "list") {
      this.#add("22", subject, old, now);
      for (const element of before.elements) this.compare(element, after.element, subject);
    } else this.#changed(old, now, subject);
  }

  #changed(old: Resolved, now: Resolved, subject: Subject): void {
    this.#add("25", subject, old, now);
  }

  #add(number: Number, subject: Subject, old?: Resolved, now?: Resolved): void {
    const before = old === undefined ? "" : describeType(old, this.#before);
    const after = now === undefined ? "" : describeType(now, this.#after);
    this.#say(number, subject, before, after);
  }

  #say(number: Number, subject: Subject, before: string, after: string): void {
    const code: BreakingCode = this.#direction === "request" ? `AN62${number}` : `AN63${number}`;
    this.#report.add(code, subject, { before, after });
  }
}

function isAny(type: WireType): boolean {
  return type.kind === "scalar" && (type.scalar === "json" || type.scalar === "rawJson");
}

function hasName(declarations: Declarations, name: string): boolean {
  return [...declarations.values()].some((declaration) => nameOf(declaration) === name);
}

function without<T>(values: readonly T[], others: readonly T[]): readonly T[] {
  return values.filter((value) => !others.includes(value));
}

function takesKeys(reader: WireType, writer: WireType): boolean {
  if (reader.kind === "scalar" && writer.kind === "scalar") return readsKey(reader.scalar, writer.scalar);
  if (reader.kind === "scalar") return reader.scalar === "string" && writer.kind === "values";
  if (reader.kind !== "values" || writer.kind !== "values") return false;
  return without<Value>(writer.values, reader.values).length === 0;
}
