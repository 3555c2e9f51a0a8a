import { createScope } from "@autonats/codegen";

/** Words that Go writes in one case throughout: the list that its style checkers share. */
const initialisms: ReadonlySet<string> = new Set(
  (
    "acl api ascii cpu css db dns eof guid gid html http https id ip json qps ram rpc sla smtp sql ssh tcp tls ttl udp ui uid " +
    "uuid uri url utf8 vm xml xmpp xsrf xss"
  ).split(" "),
);

/**
 * What no identifier takes from a name: besides ASCII, letters of scripts that are complete since long. Go does not know what
 * later versions of Unicode call a letter.
 */
const strange = /[^ -~\u00C0-\u052F\u3041-\u30FF\u4E00-\u9FA5\uAC00-\uD7A3]/gu;

const word = /\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+\d*|\d+/gu;

/**
 * A name as Go exports it: words begin with a capital, initialisms are capitals throughout, words are not separated. `userId` →
 * `UserID`, `created_at` → `CreatedAt`, `MAX_SIZE` → `MaxSize`, `EUR` → `EUR`, `in-progress` → `InProgress`. Empty when there is no
 * letter or digit in it.
 */
export function toGoWords(name: string): string {
  const shouts = /^[^a-z]+$/u.test(name) && (name.length > 3 || name.includes("_"));
  return (name.replace(strange, " ").match(word) ?? [])
    .map((part) => toGoWord(shouts ? part.toLowerCase() : part))
    .join("");
}

function toGoWord(part: string): string {
  const lower = part.toLowerCase();
  const letters = lower.replace(/\d+$/u, "");
  if (initialisms.has(lower) || initialisms.has(letters)) return part.toUpperCase();
  if (letters.endsWith("s") && initialisms.has(letters.slice(0, -1))) return `${part.slice(0, -1).toUpperCase()}s`;
  return capital(part.charAt(0)) + part.slice(1);
}

/** A letter as a capital; itself where its capital is several characters, as that of `ß` is. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
}

/** The name with its first letter as a capital, so that Go exports it. The rest stays. */
export function toExported(name: string): string {
  const trimmed = name.replace(/^_+/u, "");
  const capitalised = capital(trimmed.charAt(0)) + trimmed.slice(1);
  return /^\p{Lu}/u.test(capitalised) ? capitalised : `X${trimmed}`;
}

/**
 * The names of a struct's fields, by the names that they have on the wire. Where two would meet, both keep all their
 * letters but the first; where they still meet, or would be called like a method, they get a mark.
 */
export function toFieldNames(names: readonly string[], methods: readonly string[] = []): ReadonlyMap<string, string> {
  const wanted = new Map(names.map((name) => [name, toExported(toGoWords(name))]));
  const counts = new Map<string, number>();
  for (const goName of wanted.values()) counts.set(goName, (counts.get(goName) ?? 0) + 1);
  const scope = createScope(methods, (name, attempt) => (attempt === 2 ? `${name}_` : `${name}_${attempt - 1}`));
  return new Map(
    [...wanted].map(([name, goName]) => [
      name,
      scope.claim((counts.get(goName) ?? 0) > 1 ? toExported(lettersOf(name)) : goName),
    ]),
  );
}

/** A name with `_` for what Go does not have in identifiers. */
function lettersOf(name: string): string {
  return name.replace(strange, "_").replace(/[^\p{L}\p{Nd}_]/gu, "_");
}

/** The names of a function's parameters: those of the source, with `_` after those that are taken. */
export function toParameterNames(names: readonly string[], taken: Iterable<string>): readonly string[] {
  const scope = createScope(taken, (name, attempt) => name + "_".repeat(attempt - 1));
  return names.map((name) => scope.claim(name === "_" ? "arg" : name));
}
