import type { Parser } from "web-tree-sitter";
import type { ConstantSpec, TypeSpec } from "../syntax/ast.js";
import type { GoFile } from "../syntax/go-file.js";
import type { ConstantUnit, MethodUnit, TypeUnit, VariableUnit } from "../syntax/outline.js";
import { type Read, readConstantUnit, readTypeUnit } from "../syntax/read-unit.js";
import type { GoModule } from "./modules.js";

/** A type that a package declares. There is one object for each, so that types can be told apart by identity. */
export interface DeclaredType {
  readonly package: GoPackage;
  readonly file: GoFile;
  readonly unit: TypeUnit;
  readonly spec: Read<TypeSpec>;
}

/** A method, and the file it is in. */
export interface DeclaredMethod {
  readonly file: GoFile;
  readonly unit: MethodUnit;
}

/** A variable of a package. */
export interface DeclaredVariable {
  readonly package: GoPackage;
  readonly file: GoFile;
  readonly unit: VariableUnit;
}

/** A constant and all that its value depends on. */
export interface DeclaredConstant {
  readonly file: GoFile;
  readonly name: string;
  readonly unit: ConstantUnit;
  /** The line's place in its `const`, from 0. */
  readonly iota: number;
  /** The name's place in its line, from 0. */
  readonly index: number;
  /** The expressions of its line or of the one that it repeats. */
  readonly spec: Read<ConstantSpec>;
}

/** The files of one package. Only those are taken apart that hold a name somebody asks for. */
export class GoPackage {
  /** The import path; the name where it has none. */
  readonly path: string;
  readonly name: string;
  /** The module from which its imports are resolved. */
  readonly module: GoModule;
  readonly files: readonly GoFile[];
  readonly #parser: Parser;
  readonly #types = new Map<string, readonly DeclaredType[]>();
  #constants: readonly DeclaredConstant[] | undefined;
  #constantsByName: ReadonlyMap<string, DeclaredConstant> | undefined;

  constructor(path: string, name: string, module: GoModule, files: readonly GoFile[], parser: Parser) {
    this.path = path;
    this.name = name;
    this.module = module;
    this.files = files;
    this.#parser = parser;
  }

  /** The types of a name: one in a correct package, none or several in others. */
  types(name: string): readonly DeclaredType[] {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const found = this.filesWith(name).flatMap((file) =>
      file.outline.types
        .filter((unit) => unit.name.name === name)
        .map((unit) => ({
          package: this,
          file,
          unit,
          spec: readTypeUnit(this.#parser, file.text, file.outline, unit),
        })),
    );
    this.#types.set(name, found);
    return found;
  }

  /** The methods that are declared on a type of this package or on a pointer to it. */
  methods(receiver: string): readonly DeclaredMethod[] {
    return this.filesWith(receiver).flatMap((file) =>
      file.outline.methods.filter((unit) => unit.receiver === receiver).map((unit) => ({ file, unit })),
    );
  }

  /** The variable of a name. */
  variable(name: string): DeclaredVariable | undefined {
    for (const file of this.filesWith(name)) {
      const unit = file.outline.variables.find((each) => each.name.name === name);
      if (unit !== undefined) return { package: this, file, unit };
    }
    return undefined;
  }

  /** All constants, in order of file and place. */
  constants(): readonly DeclaredConstant[] {
    this.#constants ??= this.filesWith("const").flatMap((file) =>
      file.outline.constants.flatMap((group) => this.#group(file, group)),
    );
    return this.#constants;
  }

  /** The constant of a name. */
  constant(name: string): DeclaredConstant | undefined {
    this.#constantsByName ??= new Map(this.constants().map((each) => [each.name, each]));
    return name === "_" ? undefined : this.#constantsByName.get(name);
  }

  /** Reports whether a name is declared at all, as whatever it may be. */
  declares(name: string): boolean {
    return this.filesWith(name).some(({ outline: { types, constants, values } }) => {
      return (
        values.includes(name) ||
        types.some((unit) => unit.name.name === name) ||
        constants.some((group) => group.some((unit) => unit.names.some((each) => each.name === name)))
      );
    });
  }

  /** The files that can declare a name. */
  filesWith(name: string): readonly GoFile[] {
    return this.files.filter((file) => file.text.includes(name));
  }

  #group(file: GoFile, group: readonly ConstantUnit[]): readonly DeclaredConstant[] {
    let spec: Read<ConstantSpec> | undefined;
    return group.flatMap((unit, iota) => {
      if (!unit.repeats || spec === undefined) spec = readConstantUnit(this.#parser, file.text, file.outline, unit);
      const read = spec;
      return unit.names.map(({ name }, index) => ({ file, name, unit, iota, index, spec: read }));
    });
  }
}
