import {
  compareText,
  createDiagnostic,
  type Declaration,
  type Diagnostic,
  describeUnread,
  type Frontend,
  type FrontendInput,
  type FrontendResult,
  indexDeclarations,
  mentionedTypes,
  parseDocComment,
  reachableIds,
  type SourceService,
  settleDeclaration,
  settleIds,
  settleService,
} from "@autonats/model";
import protobuf from "protobufjs";
import { type Loaded, load } from "./read/load.js";
import { readService } from "./read/service.js";
import { createTypes } from "./read/types.js";

/** Reads services of `.proto` files. */
export const protobufFrontend: Frontend = {
  id: "protobuf",
  parse: async (input) => readAll(input),
};

function readAll({ root, files, host }: FrontendInput): FrontendResult {
  const services: SourceService[] = [];
  const declarations = new Map<string, Declaration>();
  const diagnostics: Diagnostic[] = [];
  const inputs = new Set<string>();
  for (const path of [...new Set(files)].sort()) {
    const loaded = load(path, root, host);
    for (const input of loaded.inputs) inputs.add(input);
    diagnostics.push(...loaded.diagnostics);
    if (loaded.diagnostics.length > 0) continue;
    const types = createTypes(loaded);
    const own = servicesOf(loaded).flatMap(
      (service) => readService(service, types, (each) => diagnostics.push(each)) ?? [],
    );
    services.push(...own);
    for (const [id, declaration] of types.declarations) declarations.set(id, declaration);
    diagnostics.push(...unreadIn(loaded, own));
  }
  const reached = reachableIds(services.flatMap(mentionedTypes), indexDeclarations([...declarations.values()]));
  const used = [...declarations.values()].filter(({ id }) => reached.has(id));
  const ids = settleIds(
    used.map((declaration) => {
      const { id, wanted = id, source } = declaration;
      return { key: id, wanted, place: source ?? { file: "", line: 1, column: 1 }, declaration };
    }),
  );
  return {
    source: {
      services: services.map((service) => settleService(service, ids)),
      declarations: used.map((each) => settleDeclaration(each, ids)).sort((a, b) => compareText(a.id, b.id)),
    },
    diagnostics: unique(diagnostics),
    inputs: [...inputs].sort(),
  };
}

/** A message that two methods lead to has its mistakes once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

/** The services that the file itself declares. */
function servicesOf({ root, package: own, outline }: Loaded): readonly protobuf.Service[] {
  const namespace = own === "" ? root : root.lookup(own);
  const nested = namespace instanceof protobuf.Namespace ? namespace.nestedArray : [];
  return nested
    .filter((each) => each instanceof protobuf.Service)
    .filter(({ fullName }) => outline.entries.has(fullName));
}

/** Annotations that nothing reads. */
function unreadIn({ outline }: Loaded, services: readonly SourceService[]): readonly Diagnostic[] {
  const all = [...services, ...services.flatMap(({ methods }) => methods)];
  const read = new Set(all.flatMap(({ annotations }) => annotations.map(({ span }) => span.line)));
  const file = [...outline.entries.values()][0]?.source.file ?? "";
  return parseDocComment(file, outline.comments).annotations.flatMap((annotation) => {
    if (read.has(annotation.span.line)) return [];
    if (annotation.name !== "server") return [describeUnread(annotation)];
    const name = /^\w+$/u.test(annotation.value) ? annotation.value : "User";
    const help = `Write it into the comment right above a service, as above \`service ${name}Service\`.`;
    const entry = [...outline.entries.values()].find(({ comment }) => {
      return comment.some(({ line }) => line === annotation.span.line);
    });
    const what = entry === undefined ? "no declaration" : (described[entry.keyword ?? ""] ?? "a field");
    return [createDiagnostic("AN3016", annotation.span, { what, help })];
  });
}

/** What a marker is on where that is not a service. */
const described: Readonly<Record<string, string>> = {
  enum: "an enum",
  message: "a message",
  oneof: "a `oneof`",
  rpc: "a method",
};
