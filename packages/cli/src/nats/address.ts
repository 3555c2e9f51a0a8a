import type { NatsAccess } from "./connection-flags.js";

/** Reports whether a text is the address of NATS servers, and not a path or a commit. */
export function isNatsAddress(text: string): boolean {
  return /^(nats|tls|ws|wss):\/\//u.test(text);
}

/** Returns the access to servers that an argument names, with commas between them; else what flags and environment say. */
export function accessTo(address: string | undefined, access: NatsAccess): NatsAccess {
  return address === undefined ? access : { ...access, servers: address.split(",") };
}

/** Returns an address as it may be shown, without a password or token. */
export function shownAddress(address: string): string {
  return address.replace(/(?<=:\/\/)[^/]*@/u, "");
}
