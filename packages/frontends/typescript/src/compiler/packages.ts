import type ts from "typescript";

/** The installed package that declares a type, by its folder. */
export function packageOf({ declarations = [] }: ts.Symbol): string | undefined {
  const file = declarations[0]?.getSourceFile().fileName ?? "";
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(file)?.[1];
}

/** The name that a package is imported by: types of `@scope/name` that are installed by themselves are in `@types/scope__name`. */
export function importNameOf(folder: string): string {
  return folder.replace(/^@types\/(?:(.+?)__)?/u, (_, scope?: string) => (scope === undefined ? "" : `@${scope}/`));
}
