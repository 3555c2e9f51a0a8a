/** What the address of a server says about those who connect to it. */
export interface Login {
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
}

/** An address without its secrets, and what was in it. */
export interface ServerAddress {
  /** Such as `nats://host:4222`; may be shown. */
  readonly address: string;
  readonly login: Login | undefined;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Splits an address. Everything before the last `@` is the login, since a host name has no `@` and a password may contain any
 * character.
 */
export function parseServerAddress(text: string): ServerAddress {
  const scheme = SCHEME.exec(text)?.[0] ?? "";
  const rest = text.slice(scheme.length);
  const at = rest.lastIndexOf("@");
  if (at === -1) return { address: text, login: undefined };
  return { address: scheme + rest.slice(at + 1), login: parseLogin(rest.slice(0, at)) };
}

function parseLogin(text: string): Login {
  const colon = text.indexOf(":");
  if (colon === -1) return { token: decode(text) };
  return { user: decode(text.slice(0, colon)), pass: decode(text.slice(colon + 1)) };
}

/** A `%` in a password that stands for itself is not an error. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
