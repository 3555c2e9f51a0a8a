import type { Service } from "@autonats/model";
import type { SubjectOptions } from "./options.js";

/** Who needs permissions: programs that serve a service, and programs that call it. */
export type Role = "handler" | "client";

/** What a user may do. All else is denied. */
export interface Rules {
  /** Subjects, each with its queue group after a blank where only that group is allowed. */
  readonly subscribe: readonly string[];
  readonly publish: readonly string[];
}

const verbs = ["PING", "STATS", "INFO"] as const;

/** Returns what a program needs to have a role with a service, and nothing beyond it. */
export function rulesOf(role: Role, service: Service, options: SubjectOptions = {}): Rules {
  return role === "handler" ? handlerRules(service, options) : clientRules(service, options);
}

/**
 * A handler is called through a queue group, by its instance, and by the Service API; it may be asked for its model, and answers wherever
 * a caller may listen. Before it leaves the group, it asks the others there, and they answer.
 */
function handlerRules(service: Service, options: SubjectOptions): Rules {
  const { queueGroup = "autonats", inboxPrefix = "_INBOX" } = options;
  const subject = subjectOf(service, options);
  const inquiries = verbs.flatMap((verb) =>
    ["", `.${service.name}`, `.${service.name}.*`].map((rest) => `$SRV.${verb}${rest}`),
  );
  const methods = methodSubjects(service, options).map((method) => `${method} ${queueGroup}`);
  const group = [`${subject}.group`, `${subject}.group.*`];
  return {
    subscribe: [...methods, `${subject}.at.*.*`, `${subject}.cancel`, `${subject}.model.*`, ...group, ...inquiries],
    publish: [...new Set(["_INBOX.>", `${inboxPrefix}.>`, "_R_.>", ...group])],
  };
}

/** A client calls methods, of any instance or of one, and takes calls back. It sends itself a message to find out whether it hears. */
function clientRules(service: Service, options: SubjectOptions): Rules {
  const { granularity = "method", inboxPrefix = "_INBOX" } = options;
  const subject = subjectOf(service, options);
  const direct =
    granularity === "service" ? [`${subject}.at.*.*`] : service.methods.map(({ name }) => `${subject}.at.*.${name}`);
  const cancel = granularity === "service" ? [] : [`${subject}.cancel`];
  return {
    subscribe: [`${inboxPrefix}.>`],
    publish: [...methodSubjects(service, options), ...cancel, ...direct, `${inboxPrefix}.*.echo`],
  };
}

function methodSubjects(service: Service, options: SubjectOptions): readonly string[] {
  const subject = subjectOf(service, options);
  if ((options.granularity ?? "method") === "service") return [`${subject}.*`];
  return service.methods.map(({ name }) => `${subject}.${name}`);
}

function subjectOf({ subject }: Service, { prefix = "autonats" }: SubjectOptions): string {
  return `${prefix}.${subject}`;
}
