import { isolate, jsonHeaderText } from "@autonats/codegen";
import {
  compareText,
  type Declaration,
  declarationOf,
  indexDeclarations,
  type Method,
  type Model,
  reachableIds,
  type Service,
  type TypeExpr,
} from "@autonats/model";
import { declarationSchema } from "./declaration-schema.js";
import type { JsonSchemaObject } from "./json-schema.js";
import { anyJson, anyJsonId } from "./scalar-schema.js";
import { described, recordSchema, typeSchema } from "./type-schema.js";

/** A JSON Schema document. A body is judged by one of its definitions: `GetById.request`, `GetById.result`, or a type. */
export interface ServiceDocument {
  readonly $comment: string;
  readonly $schema: string;
  readonly title: string;
  readonly description?: string;
  readonly $defs: Readonly<Record<string, JsonSchemaObject>>;
}

/** Returns the document of a service: its methods in order, and then its types in order of name. */
export function serviceDocument(shared: Service, model: Model): ServiceDocument {
  const own = isolate(model, [shared]);
  const [service = shared] = own.services;
  const declarations = indexDeclarations(own.declarations);
  const ids = [...reachableIds(service.methods.flatMap(typesOf), declarations)].sort(compareText);
  const types = ids.map((id): [string, JsonSchemaObject] => [
    id,
    declarationSchema(declarationOf(declarations, id), declarations),
  ]);
  const methods = service.methods.flatMap((method) => methodSchemas(method, declarations));
  const definitions = [...methods, ...types];
  const hasAnyJson = JSON.stringify(definitions).includes(`"$ref":"#/$defs/${anyJsonId}"`);
  return {
    $comment: jsonHeaderText([service.source.file]),
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: service.name,
    ...(service.doc === undefined ? {} : { description: service.doc }),
    $defs: Object.fromEntries([...definitions, ...(hasAnyJson ? [[anyJsonId, anyJson] as const] : [])]),
  };
}

function methodSchemas(
  { name, kind, parameters, result, doc }: Method,
  declarations: ReadonlyMap<string, Declaration>,
): readonly [string, JsonSchemaObject][] {
  const request: [string, JsonSchemaObject] = [
    `${name}.request`,
    described(recordSchema(parameters, declarations), doc),
  ];
  if (kind === "oneWay") return [request];
  const returned = result === undefined ? { type: "null" } : typeSchema(result, declarations);
  return [request, [`${name}.result`, returned]];
}

function typesOf({ parameters, result, errors }: Method): readonly TypeExpr[] {
  return [
    ...parameters.map(({ type }) => type),
    ...(result === undefined ? [] : [result]),
    ...errors.map(({ ref }): TypeExpr => ({ kind: "ref", id: ref })),
  ];
}
