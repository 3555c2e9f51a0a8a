import type { Document } from "@autonats/codegen";
import type { Declaration } from "@autonats/model";
import type { TypesPlan } from "../plan/foreign-types.js";
import { importSpecifier } from "../plan/paths.js";
import type { PlannedService, UnitPlan } from "../plan/unit-plan.js";
import { returnType } from "../service/method-types.js";
import { interfaceParameters } from "../service/parameters.js";
import { docComment } from "../text/comment.js";
import { block, signature } from "../text/layout.js";
import { interfaceMethodName } from "../text/literals.js";
import { type NamedExport, namedExports } from "../text/named-exports.js";
import { printTypeDeclaration } from "./print-declaration.js";
import { isNamedEnum, printNamedEnum } from "./print-enum.js";
import { printErrorClass } from "./print-error-class.js";
import { createTypeNamer, type TypeNamer } from "./type-namer.js";

/** The statements of a unit's types file: what an interface in another language says, in TypeScript. */
export function typesStatements(plan: UnitPlan, types: TypesPlan): readonly Document[] {
  const { unit, index, findHome, options } = plan;
  const namer = createTypeNamer(index, findHome, { file: unit.files.types, options, matchesSource: false });
  return [
    ...passOn(types.passedOn, plan),
    ...plan.services.map((planned) => printInterface(planned, namer)),
    ...types.declarations.flatMap((declaration) => printDeclaration(declaration, namer, plan)),
  ];
}

/** Exports what other units declare, so that a unit's types are always found in its own file. */
function passOn(declarations: readonly Declaration[], { unit, findHome, options }: UnitPlan): readonly Document[] {
  const files = new Map<string, NamedExport[]>();
  for (const declaration of declarations) {
    const home = findHome(declaration);
    if (home.kind !== "generated") throw new Error(`bug: ${declaration.id} is not generated`);
    const names = files.get(home.file) ?? [];
    names.push({ name: home.name, local: home.name, typeOnly: !hasValue(declaration) });
    files.set(home.file, names);
  }
  return [...files]
    .map(([file, names]) => ({ specifier: importSpecifier(unit.files.types, file, options), names }))
    .toSorted((left, right) => (left.specifier < right.specifier ? -1 : 1))
    .map(({ specifier, names }) => namedExports("export", names, specifier));
}

function printInterface({ service, names, interfaceHome }: PlannedService, namer: TypeNamer): Document {
  const methods = [...names.methods].map(
    ([method, own]): Document => [
      docComment(method.doc),
      interfaceMethodName(own.method),
      signature(interfaceParameters(method, own, namer), returnType(method, namer)),
      ";",
    ],
  );
  const name = interfaceHome.kind === "generated" ? interfaceHome.name : service.source.name;
  return [docComment(service.doc), `export interface ${name} `, block(methods)];
}

function printDeclaration(declaration: Declaration, namer: TypeNamer, { findHome }: UnitPlan): readonly Document[] {
  const home = findHome(declaration);
  if (home.kind !== "generated") throw new Error(`bug: ${declaration.id} is not generated`);
  if (declaration.kind === "error") return [printErrorClass(home.name, declaration, namer)];
  if (declaration.kind === "enum" && isNamedEnum(declaration)) return printNamedEnum(home.name, declaration);
  return [printTypeDeclaration(declaration, namer)];
}

/** Reports whether something exists at run time too. */
function hasValue(declaration: Declaration): boolean {
  return declaration.kind === "error" || (declaration.kind === "enum" && isNamedEnum(declaration));
}
