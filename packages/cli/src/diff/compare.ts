import { type Break, findBreaks } from "@autonats/breaking";
import { fingerprint } from "@autonats/codegen";
import type { Method, Model, Service } from "@autonats/model";
import type { RunningInstance } from "../nats/instances.js";

/** An instance that runs, and its model if it gives it. */
export interface Running {
  readonly instance: RunningInstance;
  readonly model: Model | undefined;
}

/** One difference between an interface here and an instance there. */
export interface Drift {
  readonly kind:
    | "subject"
    | "version"
    | "missing"
    | "extra"
    | "kind"
    | "shape"
    | "timeout"
    | "concurrency"
    | "idempotent";
  /** Absent for what is of the service as a whole. */
  readonly method?: string;
  /** In words. */
  readonly text: string;
}

/** What a deploy would mean to an instance and those who use it. */
export type Verdict = "same" | "compatible" | "breaks" | "unknown";

/** What is different of one instance. */
export interface InstanceDiff {
  readonly service: string;
  readonly instance: string;
  readonly verdict: Verdict;
  readonly drifts: readonly Drift[];
  /** What breaks between the two versions; empty where it is not known. */
  readonly breaks: readonly Break[];
}

/** A service of the project. */
export interface OwnService {
  readonly service: Service;
  readonly model: Model;
}

/** Returns what a running instance has other than the interface here. */
export function compareInstance({ service, model }: OwnService, { instance, model: theirs }: Running): InstanceDiff {
  const drifts = [...ofService(service, instance), ...ofMethods(service, model, instance)];
  if (theirs !== undefined) drifts.push(...ofSettings(service, theirs));
  const breaks =
    theirs === undefined ? [] : findBreaks([theirs], [{ ...model, services: [service] }], { level: "wire" });
  return { service: service.name, instance: instance.id, verdict: verdictOf(drifts, breaks, theirs), drifts, breaks };
}

function verdictOf(drifts: readonly Drift[], breaks: readonly Break[], theirs: Model | undefined): Verdict {
  if (drifts.length === 0) return "same";
  if (breaks.length > 0) return "breaks";
  // A method that is gone needs no model to be missed, and one that is new harms nobody who does not know it.
  if (drifts.some(({ kind }) => kind === "subject" || kind === "extra" || kind === "kind")) return "breaks";
  return theirs === undefined && drifts.some(({ kind }) => kind === "shape") ? "unknown" : "compatible";
}

function ofService(service: Service, instance: RunningInstance): readonly Drift[] {
  const drifts: Drift[] = [];
  if (instance.subject !== service.subject) {
    drifts.push({
      kind: "subject",
      text: `it serves ${instance.subject}, and the interface here is ${service.subject}`,
    });
  }
  const version = service.version ?? "0.0.0";
  if (instance.version !== version) {
    drifts.push({ kind: "version", text: `it has the version ${instance.version}, and the interface here ${version}` });
  }
  return drifts;
}

function ofMethods({ methods }: Service, model: Model, instance: RunningInstance): readonly Drift[] {
  const drifts: Drift[] = [];
  for (const method of methods) {
    const { name, kind } = method;
    const theirs = instance.methods.find((each) => each.name === name);
    if (theirs === undefined) drifts.push({ kind: "missing", method: name, text: `it does not serve ${name}` });
    else if (theirs.kind !== kind)
      drifts.push({
        kind: "kind",
        method: name,
        text: `${name} is ${inWords(theirs.kind)} there, and ${inWords(kind)} here`,
      });
    else if (theirs.fingerprint !== fingerprint(method, model)) {
      drifts.push({ kind: "shape", method: name, text: `${name} sends or receives something else` });
    }
  }
  for (const { name } of instance.methods) {
    if (methods.some((each) => each.name === name)) continue;
    drifts.push({ kind: "extra", method: name, text: `it serves ${name}, which the interface here does not have` });
  }
  return drifts;
}

/** What shapes do not say: settings of methods that both have. */
function ofSettings({ methods }: Service, theirs: Model): readonly Drift[] {
  const others = theirs.services.flatMap((service) => service.methods);
  return methods.flatMap((method): readonly Drift[] => {
    const other = others.find(({ name }) => name === method.name);
    return other === undefined ? [] : differingSettings(method, other);
  });
}

function differingSettings(method: Method, other: Method): readonly Drift[] {
  const { name } = method;
  const drifts: Drift[] = [];
  if (method.timeoutMs !== other.timeoutMs) {
    drifts.push({
      kind: "timeout",
      method: name,
      text: `the deadline of ${name} is ${other.timeoutMs} ms there, and ${method.timeoutMs} ms here`,
    });
  }
  if (method.concurrency !== other.concurrency) {
    drifts.push({
      kind: "concurrency",
      method: name,
      text: `${name} runs ${other.concurrency} calls at once there, and ${method.concurrency} here`,
    });
  }
  if (method.idempotent !== other.idempotent) {
    drifts.push({
      kind: "idempotent",
      method: name,
      text: `${name} is ${other.idempotent ? "" : "not "}idempotent there, and ${method.idempotent ? "" : "not "}here`,
    });
  }
  return drifts;
}

function inWords(kind: string): string {
  return kind === "oneWay" ? "one-way" : "answered";
}
