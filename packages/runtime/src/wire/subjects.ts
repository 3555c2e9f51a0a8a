import { byteLength } from "./byte-length.js";

/** First tokens of every subject, unless the options say otherwise. */
export const DEFAULT_PREFIX = "autonats";
/** Handlers of one queue group share the calls, unless the options say otherwise. */
export const DEFAULT_QUEUE_GROUP = "autonats";
/**
 * The prefixes of the subjects that handlers reply to, unless the options say otherwise. The server assigns subjects with the
 * second one to callers that have imported the service from another account.
 */
export const DEFAULT_REPLY_PREFIXES: readonly string[] = ["_INBOX.", "_R_."];

/** In bytes. */
const MAX_REPLY_LENGTH = 256;

/** The part of a service's subjects before the name of a method. */
export function serviceSubject(prefix: string, service: string): string {
  return `${prefix}.${service}`;
}

/** Where any instance takes calls of one method. */
export function methodSubject(service: string, method: string): string {
  return `${service}.${method}`;
}

/** Where one instance takes calls of one method. No method or version is called `at`, so nothing else has this subject. */
export function directMethodSubject(service: string, instance: string, method: string): string {
  return `${service}.at.${instance}.${method}`;
}

/** Where one instance takes calls of all methods: a subject to subscribe to. */
export function directSubject(service: string, instance: string): string {
  return directMethodSubject(service, instance, "*");
}

/** Where every instance learns of cancelled calls. No method can have this name: methods begin with a capital. */
export function cancelSubject(service: string): string {
  return `${service}.cancel`;
}

/** Where all instances ask each other how they are, or where one of them is answered. */
export function groupSubject(service: string, instance?: string): string {
  return instance === undefined ? `${service}.group` : `${service}.group.${instance}`;
}

/** Where one instance answers with its model. */
export function modelSubject(service: string, instance: string): string {
  return `${service}.model.${instance}`;
}

/**
 * Reports whether a reply may go to this subject: it begins as inboxes do, is one subject, and is short. Without this check
 * a caller could make a handler publish where only the handler may.
 */
export function isReplySubject(subject: string, prefixes: readonly string[]): boolean {
  return isShort(subject) && subject.indexOf("*") === -1 && subject.indexOf(">") === -1 && hasPrefix(subject, prefixes);
}

function hasPrefix(subject: string, prefixes: readonly string[]): boolean {
  for (const prefix of prefixes) {
    if (subject.length > prefix.length && subject.startsWith(prefix)) return true;
  }
  return false;
}

function isShort(subject: string): boolean {
  if (subject.length > MAX_REPLY_LENGTH) return false;
  // A UTF-16 unit takes three bytes at most, and inboxes are shorter than that.
  return subject.length * 3 <= MAX_REPLY_LENGTH || byteLength(subject) <= MAX_REPLY_LENGTH;
}
