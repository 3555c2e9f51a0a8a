import { isolate } from "@autonats/codegen";
import { indexDeclarations, type Model, mentionedTypes, reachableIds, type Service } from "@autonats/model";
import { isTypescript } from "./paths.js";

interface Part {
  readonly services: readonly Service[];
  /** What makes services belong together: their files, and the types that files in other languages than TypeScript share. */
  readonly links: ReadonlySet<string>;
}

/**
 * Splits a model into parts that are printed without regard to each other, so that the names of one do not depend on the others. Types
 * that are written in TypeScript are imported; all others are declared in the file of one unit, and imported by those that share them.
 */
export function splitUp(model: Model): readonly Model[] {
  const index = indexDeclarations(model.declarations);
  const linksOf = (service: Service): ReadonlySet<string> => {
    const { file } = service.source;
    const shared = isTypescript(file) ? [] : reachableIds(mentionedTypes(service), index);
    return new Set([`file ${file}`, ...shared]);
  };
  let parts: readonly Part[] = [];
  for (const service of model.services) {
    const links = linksOf(service);
    const mine = parts.filter((part) => [...links].some((link) => part.links.has(link)));
    const merged: Part = {
      services: [...mine.flatMap((part) => part.services), service],
      links: new Set([...mine.flatMap((part) => [...part.links]), ...links]),
    };
    parts = [...parts.filter((part) => !mine.includes(part)), merged];
  }
  return parts.map(({ services }) => ({
    ...model,
    ...isolate(
      model,
      model.services.filter((each) => services.includes(each)),
    ),
  }));
}
