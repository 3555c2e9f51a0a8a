import type { Document } from "@autonats/codegen";
import { docComment } from "./comment.js";

/** Words that end like verbs but are not verbs. */
const otherWords: ReadonlySet<string> = new Set(
  "Always Besides Its News Perhaps Sometimes Towards Unless Yes".split(" "),
);

/**
 * The doc comment of a method as Go's tools like it: a text that begins with a verb, such as `Finds one user.`, begins with the
 * method's name instead: `GetById finds one user.` Every other text stays as it is.
 */
export function methodComment(name: string, doc: string | undefined): Document {
  const [, verb, next] = /^([A-Z][a-z]*s)(?= +(\S+))/u.exec(doc ?? "") ?? [];
  const isVerb = verb !== undefined && verb !== name && isVerbForm(verb) && !/^(?:of|are|were)$/u.test(next ?? "");
  return docComment(doc === undefined || !isVerb ? doc : `${name} ${doc.charAt(0).toLowerCase()}${doc.slice(1)}`);
}

function isVerbForm(word: string): boolean {
  return word === "Is" || !(otherWords.has(word) || /^(?:As|Us)$|(?:is|ss|us)$/u.test(word));
}
