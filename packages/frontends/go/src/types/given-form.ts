import type { AliasDeclaration, TypeForm } from "@autonats/model";
import type { DeclaredType, GoPackage } from "../packages/go-package.js";
import type { NamedType } from "./go-type.js";
import type { Method } from "./methods.js";
import type { Resolver } from "./resolver.js";

/** How the project says that a type is turned into data and back, or the half that the type's package lacks. */
export type GivenForm =
  | { readonly conversion: NonNullable<AliasDeclaration["conversion"]>; readonly isPointer: boolean }
  | { readonly method: string; readonly missing: string };

/** Returns what the project says of a declared type; undefined for nothing. */
export function givenType({ package: owner, unit }: DeclaredType, resolver: Resolver): TypeForm | undefined {
  const key = `${owner.path}.${unit.name.name}`;
  return Object.hasOwn(resolver.types, key) ? resolver.types[key] : undefined;
}

/** Returns the conversion that the project names for a type; undefined where it names none. */
export function givenConversion(
  { declared }: NamedType,
  { to, from }: TypeForm,
  methods: ReadonlyMap<string, Method>,
): GivenForm | undefined {
  if (to === undefined || from === undefined) return undefined;
  const writer = signatureOf(methods.get(to));
  const reader = functionOf(from, declared.package);
  if (writer === undefined) return { method: from, missing: to };
  if (reader === undefined) return { method: to, missing: from };
  const [written, read] = [resultsOf(writer), resultsOf(reader)];
  const canFail = [
    ...(canReturnError(written) ? ["to" as const] : []),
    ...(canReturnError(read) ? ["from" as const] : []),
  ];
  return {
    conversion: { to, from, ...(canFail.length === 0 ? {} : { canFail }) },
    isPointer: /^\s*\(?\s*(?:\w+\s+)?\*/u.test(read),
  };
}

const longestSignature = 400;

/** A method's signature, as it goes on after its name. */
function signatureOf(method: Method | undefined): string | undefined {
  const signature = method?.signature;
  if (signature === undefined || typeof signature === "string") return signature;
  return signature.file.text.slice(signature.start, signature.start + longestSignature);
}

/** A function's signature, as it goes on after its name. */
function functionOf(name: string, owner: GoPackage): string | undefined {
  for (const { text, outline } of owner.filesWith(name)) {
    const found = outline.values.find((each) => each.name === name);
    const signature = found && text.slice(found.end, found.end + longestSignature);
    if (signature !== undefined && /^\s*\(/u.test(signature)) return signature;
  }
  return undefined;
}

/** What a signature says after its parameters, up to the body. */
function resultsOf(signature: string): string {
  let open = 0;
  for (let at = signature.indexOf("("); at >= 0 && at < signature.length; at++) {
    if (signature[at] === "(") open++;
    else if (signature[at] === ")" && --open === 0) return signature.slice(at + 1).split(/[{\n]/u)[0] ?? "";
  }
  return "";
}

function canReturnError(results: string): boolean {
  return /\berror\b/u.test(results);
}
