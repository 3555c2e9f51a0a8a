import type { Document } from "@autonats/codegen";
import type { Method } from "@autonats/model";
import type { MethodNames } from "../names/service-names.js";
import { genericType, keywordType, namedType, printType, type TypeSyntax, unionType } from "../text/type-syntax.js";
import { expressType } from "../types/express-type.js";
import type { TypeNamer } from "../types/type-namer.js";
import type { CodecMember } from "./service-context.js";

/** What a method returns once it is done; nothing is `void`. */
export function resultType(method: Method, namer: TypeNamer): TypeSyntax {
  return method.result === undefined ? keywordType("void") : expressType(method.result, namer);
}

/** What a method returns: a promise, unless nobody waits for it. */
export function returnType(method: Method, namer: TypeNamer): Document {
  if (method.kind === "oneWay") return "void";
  if (method.returnsSelf === true) return printType(genericType("Promise", keywordType("this")));
  return printType(genericType("Promise", resultType(method, namer)));
}

/** The type of a method's request record. */
export function requestType(method: Method, names: MethodNames, codec: CodecMember): TypeSyntax {
  return method.parameters.length === 0
    ? genericType("Record", keywordType("string"), keywordType("never"))
    : namedType(codec(names.requestType));
}

/** The result of an implementation: nothing, where the source writes `void` beside a type. */
function servedType(method: Method, namer: TypeNamer): TypeSyntax {
  const { result } = method;
  return result?.kind === "nullable" && result.spelling === "void"
    ? unionType(expressType(result.type, namer), keywordType("void"))
    : resultType(method, namer);
}

/** What an implementation returns: where the interface asks for no promise, it may be the value itself. */
export function serverReturnType(method: Method, namer: TypeNamer): Document {
  if (method.returnsSelf === true) return "unknown";
  const result = servedType(method, namer);
  if (method.kind === "oneWay") return "void";
  if (method.atOnce === undefined) return printType(genericType("Promise", result));
  return printType(unionType(result, genericType("Promise", result)));
}
