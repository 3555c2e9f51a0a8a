import { type Document, namespaceSymbol, symbol } from "@autonats/codegen";
import type { Declaration } from "@autonats/model";
import type { TypescriptOptions } from "../options.js";
import { importSpecifier } from "../plan/paths.js";
import type { FindHome, TypeHome } from "./type-homes.js";

/** Decides how one generated file names declarations. */
export interface TypeNamer {
  readonly index: ReadonlyMap<string, Declaration>;
  /** The name where a type is wanted. */
  readonly asType: (declaration: Declaration) => Document;
  /** The name where a class or an enum is needed at run time. */
  readonly asValue: (declaration: Declaration) => Document;
  /** Whether the types are the user's own, in TypeScript, and so have to be matched as they are. */
  readonly matchesSource: boolean;
}

/** The generated file that is being printed. */
export interface NamingPlace {
  readonly file: string;
  /** The file's companion, which it imports as a whole. */
  readonly companion?: { readonly file: string; readonly name: string };
  readonly options: TypescriptOptions;
  readonly matchesSource: boolean;
}

/** Creates the namer of one file. What the file imports follows from the names that it uses. */
export function createTypeNamer(
  index: ReadonlyMap<string, Declaration>,
  findHome: FindHome,
  place: NamingPlace,
): TypeNamer {
  const types = new Map<Declaration, Document>();
  const asType = (declaration: Declaration): Document => {
    const known = types.get(declaration);
    if (known !== undefined) return known;
    const name = nameAt(place, findHome(declaration), { typeOnly: true });
    types.set(declaration, name);
    return name;
  };
  return {
    index,
    asType,
    asValue: (declaration) => nameAt(place, findHome(declaration), { typeOnly: false }),
    matchesSource: place.matchesSource,
  };
}

/** How a file names what has its home somewhere else, or in the file itself. */
export function nameAt(
  { file, companion, options }: NamingPlace,
  home: TypeHome,
  { typeOnly }: { readonly typeOnly: boolean },
): Document {
  if (home.kind === "global" || (home.kind === "generated" && home.file === file)) return home.name;
  const specifier = home.kind === "package" ? home.specifier : importSpecifier(file, home.file, options);
  if (home.kind !== "generated") {
    const { name, exportName } = home.exported;
    // What a namespace exports is reached through the namespace.
    const [outer = exportName, ...inner] = exportName.split(".");
    const imported = symbol(outer, specifier, { typeOnly, local: outer === "default" ? name : outer });
    return inner.length === 0 ? imported : [imported, ...inner.map((each) => `.${each}`)];
  }
  if (home.file !== companion?.file) return symbol(home.name, specifier, { typeOnly });
  return [namespaceSymbol(companion.name, specifier), ".", home.name];
}
