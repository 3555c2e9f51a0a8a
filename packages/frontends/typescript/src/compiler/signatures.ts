import type { DocComment, SourceSpan } from "@autonats/model";
import type ts from "typescript";
import { paramDocs } from "../param-docs.js";
import type { ResultView, SignatureView, TypeParameterView } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibraryType } from "./library.js";
import { viewParameters } from "./parameters.js";
import { standIn } from "./type-parameters.js";

/** Looks at one way to call a method. */
export function viewSignature(
  signature: ts.Signature,
  comment: DocComment,
  near: SourceSpan,
  inspection: Inspection,
): SignatureView {
  const docs = paramDocs(comment.doc ?? "");
  return {
    typeParameters: (signature.getTypeParameters() ?? []).map((parameter) =>
      viewTypeParameter(parameter, near, inspection),
    ),
    parameters: viewParameters(signature, docs, near, inspection),
    result: viewResult(signature, near, inspection),
  };
}

function viewTypeParameter(
  parameter: ts.TypeParameter,
  near: SourceSpan,
  { checker, view }: Inspection,
): TypeParameterView {
  const { name } = parameter.symbol;
  const type = standIn(parameter, checker);
  return type === undefined ? { name } : { name, standsFor: view(type, undefined, near).text };
}

function viewResult(signature: ts.Signature, near: SourceSpan, inspection: Inspection): ResultView {
  const { checker, program } = inspection;
  const type = signature.getReturnType();
  const node = signature.getDeclaration()?.type;
  const written = node !== undefined && !compiler.isTypePredicateNode(node) ? node : undefined;
  if (type.flags & compiler.TypeFlags.Void) return { kind: "nothing" };
  if (written !== undefined && compiler.isThisTypeNode(written))
    return { kind: "this", isPromise: false, span: inspection.places.span(written) };
  const [argument] = written && compiler.isTypeReferenceNode(written) ? (written.typeArguments ?? []) : [];
  if (isStream(type, program)) return streamResult(type, argument, written, near, inspection);
  if (type.isUnion() && type.types.some((each) => isLibraryType(each, ["Promise"], program))) {
    const awaited = checker.getAwaitedType(type);
    if (awaited !== undefined)
      return { kind: "promise", value: inspection.view(awaited, undefined, near), atOnce: true };
  }
  if (!isLibraryType(type, ["Promise"], program)) return { kind: "plain", type: inspection.view(type, written, near) };
  if (written !== undefined && argument !== undefined && compiler.isThisTypeNode(argument))
    return { kind: "this", isPromise: true, span: inspection.places.span(written) };
  const [value] = checker.getTypeArguments(type as ts.TypeReference);
  if (value === undefined || value.flags & compiler.TypeFlags.Void) return { kind: "promise" };
  if (!isStream(value, program)) return { kind: "promise", value: inspection.view(value, argument, near) };
  const [inner] = argument && compiler.isTypeReferenceNode(argument) ? (argument.typeArguments ?? []) : [];
  return streamResult(value, inner, written, near, inspection);
}

const streams = ["AsyncIterable", "AsyncIterableIterator", "AsyncIterator", "AsyncGenerator", "ReadableStream"];

function isStream(type: ts.Type, program: ts.Program): boolean {
  return isLibraryType(type, streams, program);
}

function streamResult(
  type: ts.Type,
  elementNode: ts.TypeNode | undefined,
  written: ts.TypeNode | undefined,
  near: SourceSpan,
  { checker, places, view }: Inspection,
): ResultView {
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  const text = element === undefined ? "unknown" : view(element, elementNode, near).text;
  return { kind: "stream", element: text, span: written === undefined ? near : places.span(written) };
}
