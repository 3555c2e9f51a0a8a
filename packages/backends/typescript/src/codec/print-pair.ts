import type { Document } from "@autonats/codegen";
import type { AliasDeclaration, Conversion, Declaration, ErrorDeclaration, TupleType, TypeExpr } from "@autonats/model";
import { call } from "../text/layout.js";
import { listed } from "../text/lists.js";
import { runtimeValue } from "../text/packages.js";
import { printType, type TypeSyntax } from "../text/type-syntax.js";
import { expressType, isFixedList, type TypeUse } from "../types/express-type.js";
import { isImportable, isInline } from "../types/type-homes.js";
import type { CodecFunctions, Direction, WantedPair } from "./codec-functions.js";
import { choiceBody } from "./print-choice.js";
import { assignField, decodeField, decodeFields, encodeFields, opening } from "./print-fields.js";
import { decodeFunction, encodeFunction, given } from "./print-function.js";
import { decodeWithRest, encodeWithRest } from "./print-rest.js";
import { unionBody } from "./print-union.js";

/** What two functions do, and with values of which types. */
interface PairBodies {
  readonly read: TypeSyntax;
  readonly made: TypeSyntax;
  readonly encode: readonly Document[];
  readonly decode: readonly Document[];
}

/** Prints the two functions that write and read values of one type. */
export function printPair({ pair, subject }: WantedPair, functions: CodecFunctions): readonly Document[] {
  const { read, made, encode, decode } =
    subject.kind === "declaration"
      ? declarationBodies(subject.declaration, functions)
      : structureBodies(subject.type, functions);
  return [encodeFunction(pair.encode, read, encode), decodeFunction(pair.decode, made, decode)];
}

function declarationBodies(declaration: Declaration, functions: CodecFunctions): PairBodies {
  const type = expressType({ kind: "ref", id: declaration.id }, functions.namer);
  const { encode, decode } = declaredBodies(declaration, type, functions);
  if (!isInline(declaration)) return { read: type, made: type, encode, decode };
  const use = (use: TypeUse): TypeSyntax => expressType({ kind: "ref", id: declaration.id }, functions.namer, use);
  return { read: use("read"), made: use("made"), encode, decode };
}

function declaredBodies(
  declaration: Declaration,
  type: TypeSyntax,
  functions: CodecFunctions,
): Pick<PairBodies, "encode" | "decode"> {
  switch (declaration.kind) {
    case "record":
      return declaration.rest === undefined
        ? {
            encode: encodeFields(declaration.fields, functions, declaration.unsent),
            decode: decodeFields(declaration.fields, type, functions),
          }
        : {
            encode: encodeWithRest(declaration.fields, declaration.rest, functions, declaration.unsent),
            decode: decodeWithRest(declaration.fields, declaration.rest, type, functions),
          };
    case "error":
      return { encode: encodeFields(declaration.fields, functions), decode: decodeError(declaration, functions) };
    case "enum": {
      const check = (direction: Direction): readonly Document[] => [
        returns(call(runtimeValue(`${direction}Enum`), ["value", "at", "key", functions.enumValues(declaration.id)])),
      ];
      return { encode: check("encode"), decode: check("decode") };
    }
    case "union":
      return {
        encode: unionBody("encode", declaration, functions),
        decode: unionBody("decode", declaration, functions),
      };
    case "choice":
      return {
        encode: choiceBody("encode", declaration, functions),
        decode: choiceBody("decode", declaration, functions),
      };
    case "alias": {
      if (declaration.conversion !== undefined && isImportable(declaration)) {
        return conversionBodies(declaration, declaration.conversion, functions);
      }
      const decoded = functions.apply("decode", declaration.type, given);
      return {
        encode: [returns(functions.apply("encode", declaration.type, given))],
        decode: [returns(isBrand(declaration, functions) ? [decoded, " as ", printType(type)] : decoded)],
      };
    }
  }
}

/** Lets the class itself turn its values into data and back. */
function conversionBodies(
  declaration: AliasDeclaration,
  { to, from, cast }: Conversion,
  functions: CodecFunctions,
): Pick<PairBodies, "encode" | "decode"> {
  const { type } = declaration;
  const name = functions.namer.asValue(declaration);
  const data: Document = [
    `own.${to}()`,
    cast === true || isBrandedScalar(type) ? [" as ", printType(expressType(type, functions.namer))] : "",
  ];
  const made = printType(expressType(type, functions.namer, "made"));
  const maker: Document = from === "new" ? ["new ", name] : [name, ".", from];
  const convert = (direction: Direction, how: Document): Document =>
    returns(
      call(runtimeValue(`${direction}Converted`), ["value", "at", "key", how, functions.reference(direction, type)]),
    );
  return {
    encode: [convert("encode", ["(own) => ", data])],
    decode: [convert("decode", ["(data: ", made, ") => ", maker, "(data)"])],
  };
}

/** Reports whether the runtime has a type of its own for the text that a class gives. */
function isBrandedScalar(type: TypeExpr): boolean {
  return type.kind === "scalar" && type.scalar === "timestamp";
}

/** Calls the user's own constructor, so that what it computes and checks is computed and checked here too. */
function decodeError(declaration: ErrorDeclaration, functions: CodecFunctions): readonly Document[] {
  const name = functions.namer.asValue(declaration);
  if (declaration.fields.length === 0) {
    return [
      [call(runtimeValue("decodeObject"), ["value", "at", "key"]), ";"],
      ["return new ", name, "();"],
    ];
  }
  const values = declaration.fields
    .filter((field) => field.spelling !== "assigned")
    .map((field) => decodeField(field, functions));
  const made = call(["new ", name], values);
  const assigned = declaration.fields.filter((field) => field.spelling === "assigned");
  if (assigned.length === 0) return [...opening("decode"), returns(made)];
  return [
    ...opening("decode"),
    ["const error = ", made, ";"],
    ...assigned.map((field) => assignField("error", field, functions)),
    "return error;",
  ];
}

/** Reports whether the compiler tells values of an alias from those of the type beneath it. */
function isBrand(alias: AliasDeclaration, functions: CodecFunctions): boolean {
  if (!isImportable(alias) || alias.conversion !== undefined) return false;
  const { type } = alias;
  if (type.kind !== "ref") return type.kind === "scalar" || type.kind === "literal";
  const target = functions.namer.index.get(type.id);
  return target?.kind === "enum" || (target?.kind === "alias" && isBrand(target, functions));
}

function structureBodies(type: TypeExpr, functions: CodecFunctions): PairBodies {
  return {
    read: expressType(type, functions.namer, "read"),
    made: expressType(type, functions.namer, "made"),
    encode:
      type.kind === "tuple" && !isFixedList(type, functions.namer)
        ? tupleBody("encode", type, functions)
        : [returns(functions.apply("encode", type, given))],
    decode:
      type.kind === "tuple" && !isFixedList(type, functions.namer)
        ? tupleBody("decode", type, functions)
        : [returns(functions.apply("decode", type, given))],
  };
}

function tupleBody(direction: Direction, { elements }: TupleType, functions: CodecFunctions): readonly Document[] {
  const check = call(runtimeValue(`${direction}Tuple`), ["value", "at", "key", `${elements.length}`]);
  if (elements.length === 0) return [[check, ";"], "return [];"];
  return [
    ["const elements = ", check, ";"],
    ["const here = ", call(runtimeValue("pathOf"), ["at", "key"]), ";"],
    returns(
      listed(
        elements.map((element, index) =>
          functions.apply(direction, element, { value: `elements[${index}]`, at: "here", key: `${index}` }),
        ),
      ),
    ),
  ];
}

function returns(value: Document): Document {
  return ["return ", value, ";"];
}
