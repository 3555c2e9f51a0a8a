import { type Declaration, declarationOf, type ErrorDeclaration, type Method, type Service } from "@autonats/model";
import { fieldRules, ofFields } from "./compare-fields.js";
import type { TypeComparison } from "./compare-types.js";
import type { Report, Subject } from "./report.js";
import { type Declarations, describeType, resolve } from "./wire-type.js";

/** What the methods of one service are compared with. */
export interface MethodContext {
  readonly report: Report;
  readonly requests: TypeComparison;
  readonly replies: TypeComparison;
  readonly before: Declarations;
  readonly after: Declarations;
}

/** Compares the methods of two versions of a service. A new method breaks nobody: no caller of the old version knows it. */
export function compareMethods(before: Service, after: Service, context: MethodContext): void {
  const { report } = context;
  for (const old of before.methods) {
    const what = `method \`${after.name}.${old.name}\``;
    const now = after.methods.find(({ name }) => name === old.name);
    if (now !== undefined) {
      compareMethod(old, now, { what, before: old.source, after: now.source }, after.name, context);
      continue;
    }
    const renamed = after.methods.find(
      ({ name, source }) => source.name === old.source.name && !before.methods.some((other) => other.name === name),
    );
    if (renamed === undefined) report.add("AN6011", { what, before: old.source, after: after.source });
    else {
      const subject = { what, before: old.source, after: renamed.source };
      report.add("AN6012", subject, { before: old.name, after: renamed.name });
    }
  }
}

function compareMethod(old: Method, now: Method, subject: Subject, service: string, context: MethodContext): void {
  const { report, requests } = context;
  if (isSameLanguage(old, now) && old.source.name !== now.source.name) {
    report.add("AN6504", subject, { before: old.source.name, after: now.source.name });
  }
  if (old.kind !== now.kind) {
    report.add(old.kind === "unary" ? "AN6013" : "AN6014", subject);
    return;
  }
  const parameters = ofFields(
    old.parameters,
    now.parameters,
    subject,
    (name) => `parameter \`${name}\` of \`${service}.${now.name}\``,
  );
  for (const { code, subject: parameter } of fieldRules(parameters, "parameter")) report.add(code, parameter);
  for (const { before, after, subject: parameter } of parameters) {
    if (before !== undefined && after !== undefined) requests.compare(before.type, after.type, parameter);
  }
  compareOrder(old, now, subject, report);
  compareResults(old, now, { ...subject, what: `the result of \`${service}.${now.name}\`` }, subject, context);
  compareErrors(old, now, service, subject, context);
}

/** Code passes arguments by place, so those that remain have to remain in their places. */
function compareOrder(old: Method, now: Method, subject: Subject, report: Report): void {
  const before = old.parameters.map(({ name }) => name);
  const after = now.parameters.map(({ name }) => name);
  if (!before.every((name) => after.includes(name))) return;
  if (before.every((name, index) => after[index] === name)) return;
  report.add("AN6502", subject, { before: listed(before), after: listed(after) });
}

function compareResults(old: Method, now: Method, subject: Subject, method: Subject, context: MethodContext): void {
  const { report, replies, before, after } = context;
  if (old.result !== undefined && now.result !== undefined) {
    replies.compare(old.result, now.result, subject);
    return;
  }
  const resolved = [old.result && resolve(old.result, before), now.result && resolve(now.result, after)];
  // A method without a result answers null, which such a result takes, and its callers look at no result at all.
  if (resolved.some((each) => each !== undefined && (each.nullable || isAnyJson(each.type)))) return;
  if (now.result !== undefined) {
    report.add("AN6015", method, { after: describeType(resolve(now.result, after), after) });
  } else if (old.result !== undefined) {
    report.add("AN6016", method, { before: describeType(resolve(old.result, before), before) });
  }
}

function isAnyJson(type: ReturnType<typeof resolve>["type"]): boolean {
  return type.kind === "scalar" && (type.scalar === "json" || type.scalar === "rawJson");
}

/** A new error breaks nobody: clients that do not know it see its code and its message. */
function compareErrors(old: Method, now: Method, service: string, subject: Subject, context: MethodContext): void {
  const { report, replies, before, after } = context;
  const known = new Map(now.errors.map(({ ref }) => [wireName(declarationOf(after, ref)), ref]));
  for (const { ref } of old.errors) {
    const error = declarationOf(before, ref);
    const name = wireName(error);
    const other = known.get(name);
    if (other === undefined) {
      const gone = { ...subject, what: `error \`${name}\` of \`${service}.${now.name}\`` };
      report.add("AN6021", gone);
    } else replies.compare({ kind: "ref", id: ref }, { kind: "ref", id: other }, subject);
  }
}

function wireName(declaration: Declaration): string {
  return (declaration as ErrorDeclaration).name ?? declaration.id;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** Reports whether two nodes are written in the same language, by the ending of their files. */
export function isSameLanguage(
  { source: { file: first } }: Pick<Method, "source">,
  { source: { file: second } }: Pick<Method, "source">,
): boolean {
  return first.endsWith(".go") === second.endsWith(".go");
}
