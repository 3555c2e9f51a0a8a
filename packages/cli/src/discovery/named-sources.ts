import { sourceAt, type Target } from "@autonats/codegen/target";

/** Returns the sources that the header of a generated file names, from the project's root. */
export function namedSources({ header }: Target, path: string, content: string): readonly string[] {
  return header.sourcesIn(content).map((source) => sourceAt(path, source));
}
