import type { Model } from "@autonats/model";

const language: ReadonlySet<string> = new Set(["source", "spelling", "member", "neighbours"]);

/** What a model says about the wire, as text: without places, and without how a language spells what is the same. */
export function wireOf(model: Model): string {
  return JSON.stringify(model, (name: string, part: unknown) => (language.has(name) ? undefined : part), 1);
}
