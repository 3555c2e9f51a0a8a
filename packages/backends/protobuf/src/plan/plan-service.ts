import { createScope, isolate, type Scope } from "@autonats/codegen";
import {
  compareText,
  type Declaration,
  declarationOf,
  indexDeclarations,
  type Method,
  type Model,
  mentionedTypes,
  reachableIds,
  type Service,
} from "@autonats/model";
import { toPascalCase, toSnakeCase } from "../names/case.js";
import { planMessage } from "./declarations.js";
import { isEnum, planEnum } from "./enums.js";
import { holder, paragraphs } from "./fields.js";
import { placeDeclarations } from "./nesting.js";
import { fieldsOf, type ProtoEnum, type ProtoFile, type ProtoMessage, type ProtoMethod } from "./proto-file.js";
import { createRequests, type Requests } from "./requests.js";
import { createResolver } from "./resolve.js";
import { fileOf, nothing } from "./scalars.js";
import { createTypes, type Types } from "./types.js";

/** Returns the file of a service: what its methods take and return, and everything that these lead to. */
export function planService(shared: Service, model: Model): ProtoFile {
  const own = isolate(model, [shared]);
  const [service = shared] = own.services;
  const index = indexDeclarations(own.declarations);
  const reached = [...reachableIds(mentionedTypes(service), index)].sort(compareText);
  const declared = reached.map((id) => declarationOf(index, id)).filter(isPrinted(createResolver(index)));
  const serviceName = withEnding(toPascalCase(service.name), "Service");
  const scope = createScope([serviceName]);
  const asked = new Set(service.methods.flatMap(({ request }) => request ?? []));
  const types = createTypes(index, placeDeclarations(declared, asked, scope), scope);
  const methodNames = createScope([]);
  const requests = createRequests(declared, types, scope);
  const methods = service.methods.map((method) => {
    return planMethod(method, methodNames.claim(toPascalCase(method.name)), { serviceName, types, scope, requests });
  });
  const { messages, enums } = planDeclarations(declared, types);
  const all = [
    ...methods.flatMap((method) => method.messages),
    ...messages,
    ...types.holders().toSorted((left, right) => compareText(left.name, right.name)),
  ];
  return {
    package: service.subject.split(".").map(toSnakeCase).join("."),
    imports: importsOf(methods, all),
    service: { name: serviceName, doc: service.doc, methods: methods.map(({ method }) => method) },
    messages: all,
    enums,
  };
}

/** What has a message or an enum of its own. */
function isPrinted({ isEndless }: ReturnType<typeof createResolver>): (declaration: Declaration) => boolean {
  return (declaration) => {
    if (declaration.kind === "alias") return isEndless(declaration);
    return declaration.kind !== "enum" || isEnum(declaration);
  };
}

/** Returns those that something in the file leads to, in their order. A model may mention more, which means nothing on the wire. */
function planDeclarations(declared: readonly Declaration[], types: Types): Pick<ProtoFile, "messages" | "enums"> {
  const planned = new Map<Declaration, ProtoMessage | ProtoEnum>();
  for (let before = -1; before !== planned.size; ) {
    before = planned.size;
    for (const each of declared) {
      if (planned.has(each) || !types.isUsed(each.id)) continue;
      planned.set(each, each.kind === "enum" ? planEnum(each, types.nameOf(each.id)) : planMessage(each, types));
    }
  }
  // A message may be an error too.
  const inOrder = [
    ...new Map(declared.flatMap((each) => planned.get(each) ?? []).map((each) => [each.name, each])).values(),
  ];
  return {
    messages: inOrder.filter((each) => "parts" in each),
    enums: inOrder.filter((each) => "values" in each),
  };
}

/** What the methods of a service have in common. */
interface MethodContext {
  readonly serviceName: string;
  readonly types: Types;
  readonly scope: Scope;
  readonly requests: Requests;
}

function planMethod(
  method: Method,
  name: string,
  { serviceName, types, scope, requests }: MethodContext,
): { readonly method: ProtoMethod; readonly messages: readonly ProtoMessage[] } {
  const claim = (ending: string): string => {
    return scope.claim(scope.has(`${name}${ending}`) ? `${serviceName}${name}${ending}` : `${name}${ending}`);
  };
  const request = requests.planFor(method, () => claim("Request"));
  const response = planResponse(method, types, claim);
  const messages = [request.message, typeof response === "string" ? undefined : response];
  return {
    method: {
      name,
      doc: paragraphs(method.doc, ...notesOf(method, types)),
      request: request.name,
      response: typeof response === "string" ? response : response.name,
      idempotent: method.idempotent,
    },
    messages: messages.filter((each) => each !== undefined),
  };
}

/** A message is the reply itself; everything else is the only field of one. */
function planResponse({ result }: Method, types: Types, claim: (ending: string) => string): ProtoMessage | string {
  if (result === undefined) return nothing;
  const shape = types.shapeOf(result);
  const { type } = types.resolve(result);
  if (type.kind === "ref" && shape.form === "message" && !shape.isNullable) return shape.type;
  return { name: claim("Response"), doc: undefined, parts: [holder("result", shape)] };
}

function notesOf({ kind, errors }: Method, types: Types): readonly string[] {
  const failures = errors.map(({ ref, code }) => `${types.nameOf(ref)} (${code})`);
  return [
    ...(kind === "oneWay" ? ["One-way: nobody waits for an answer."] : []),
    ...(failures.length === 0 ? [] : [`Fails with ${failures.join(", ")}.`]),
  ];
}

function importsOf(
  methods: readonly { readonly method: ProtoMethod }[],
  messages: readonly ProtoMessage[],
): readonly string[] {
  const mentioned = [
    ...methods.flatMap(({ method }) => [method.request, method.response]),
    ...messages.flatMap(fieldsOf).flatMap(({ type }) => type.split(/[<>, ]+/u)),
  ];
  const known = mentioned.filter((type) => type.startsWith("google.protobuf."));
  return [...new Set(known.map(fileOf))].sort(compareText);
}

function withEnding(name: string, ending: string): string {
  return name.endsWith(ending) ? name : `${name}${ending}`;
}
