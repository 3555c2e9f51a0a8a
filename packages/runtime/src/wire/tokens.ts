import { AutonatsError } from "../errors/autonats-error.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Bytes from here on are skipped: they would make the alphabet's first letters more likely. */
const UNBIASED = 256 - (256 % ALPHABET.length);

const TOKEN = /^[A-Za-z0-9_-]{1,128}$/;
const SUBJECT = /^[A-Za-z0-9_$-]+(\.[A-Za-z0-9_$-]+)*$/;

/** Creates a token of letters and digits from the system's cryptographic source; 22 characters hold 130 bits. */
export function createRandomToken(length: number): string {
  let token = "";
  while (token.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < UNBIASED && token.length < length) {
        token += ALPHABET[byte % ALPHABET.length];
      }
    }
  }
  return token;
}

/** Reports whether a text is a valid subject token. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/**
 * Returns `token` if it is a valid subject token or queue group; throws otherwise. The client library does not check: a line break
 * in a queue name would become a command of its own.
 */
export function checkToken(what: string, token: string): string {
  if (typeof token !== "string" || !isToken(token)) {
    throw new AutonatsError(
      "INVALID_ARGUMENT",
      `${what} is ${JSON.stringify(token)}; use 1 to 128 letters, digits, "_" and "-"`,
      { outcome: "NOT_SENT" },
    );
  }
  return token;
}

/** Returns `subject` if it is one of one or more tokens without wildcards; throws otherwise. */
export function checkSubject(what: string, subject: string): string {
  if (typeof subject !== "string" || subject.length > 256 || !SUBJECT.test(subject)) {
    throw new AutonatsError(
      "INVALID_ARGUMENT",
      `${what} is ${JSON.stringify(subject)}; use tokens of letters, digits, "_", "-" and "$", with dots between them`,
      { outcome: "NOT_SENT" },
    );
  }
  return subject;
}

/**
 * Returns prefixes of reply subjects, each completed with a dot. Throws for what is empty or not a subject: such a prefix would let
 * callers choose the subject.
 */
export function checkReplyPrefixes(given: string | readonly string[]): readonly string[] {
  const prefixes = typeof given === "string" ? [given] : given;
  if (!Array.isArray(prefixes) || prefixes.length === 0) {
    throw new AutonatsError("INVALID_ARGUMENT", "replyPrefix must name at least one prefix", { outcome: "NOT_SENT" });
  }
  return prefixes.map((prefix: string) => {
    const withoutDot = typeof prefix === "string" && prefix.endsWith(".") ? prefix.slice(0, -1) : prefix;
    return `${checkSubject("replyPrefix", withoutDot)}.`;
  });
}
