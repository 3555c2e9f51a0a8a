import { compareDiagnostics, type Model, type Service } from "@autonats/model";
import type { Break, BreakLevel } from "./break.js";
import { compareMethods, isSameLanguage } from "./compare-methods.js";
import { TypeComparison } from "./compare-types.js";
import { Report } from "./report.js";
import { declarationsOf } from "./wire-type.js";

/** How two versions are compared. */
export interface CompareOptions {
  readonly level: BreakLevel;
  /** Returns the name of a file of the old version for people. Default: its path. */
  readonly old?: (file: string) => string;
}

/**
 * Finds what breaks between two versions of services: calls of old clients to new handlers, calls of new clients to old handlers, and,
 * where the level is `source`, code. What is not found works in both directions, and nobody has to deploy in any order. A version is one
 * model for each language that it is written in.
 */
export function findBreaks(
  before: readonly Model[],
  after: readonly Model[],
  { level, old = (file) => file }: CompareOptions,
): readonly Break[] {
  const breaks = before.flatMap((model) =>
    model.services.flatMap((service) => {
      const report = new Report(service, level, old);
      compareService(service, model, after, report);
      return report.breaks;
    }),
  );
  return breaks.sort((left, right) => compareDiagnostics(left.diagnostic, right.diagnostic));
}

function compareService(service: Service, before: Model, versions: readonly Model[], report: Report): void {
  const what = `service \`${service.name}\``;
  const services = versions.flatMap((model) => model.services.map((each) => ({ each, model })));
  const { each: same, model: after } = services.find(({ each }) => each.subject === service.subject) ?? {};
  if (same === undefined || after === undefined) {
    compareSubjects(
      service,
      services.map(({ each }) => each),
      what,
      report,
    );
    return;
  }
  const subject = { what, before: service.source, after: same.source };
  if (isSameLanguage(service, same) && service.source.name !== same.source.name) {
    report.add("AN6505", subject, { before: service.source.name, after: same.source.name });
  }
  const old = declarationsOf(before);
  const now = declarationsOf(after);
  compareMethods(service, same, {
    report,
    requests: new TypeComparison(report, "request", old, now),
    replies: new TypeComparison(report, "reply", old, now),
    before: old,
    after: now,
  });
}

/** A service whose subject is gone: it may be on another one. */
function compareSubjects(service: Service, others: readonly Service[], what: string, report: Report): void {
  const [token, major] = service.subject.split(".");
  const moved =
    others.find(({ subject }) => subject.split(".")[0] === token) ??
    others.find(({ name, source }) => name === service.name || source.name === service.source.name);
  const subject = { what, before: service.source, after: moved?.source };
  const [other, number] = moved?.subject.split(".") ?? [];
  if (moved === undefined) report.add("AN6001", subject);
  else if (other === token && major !== undefined && number !== undefined) {
    report.add("AN6003", subject, { before: service.version ?? major, after: moved.version ?? number });
  } else report.add("AN6002", subject, { before: service.subject, after: moved.subject });
}
