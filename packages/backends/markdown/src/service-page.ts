import { headerLines, isolate } from "@autonats/codegen";
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
import { declarationSection, fieldTable } from "./declaration-section.js";
import { cell, code, paragraphs, plain, table } from "./text.js";
import { linkTo, typeText } from "./type-text.js";

type Declarations = ReadonlyMap<string, Declaration>;

/** Returns the page of a service: its methods in order, and its types in order of name. */
export function servicePage(shared: Service, model: Model, path: string): string {
  const own = isolate(model, [shared]);
  const [service = shared] = own.services;
  const declarations = indexDeclarations(own.declarations);
  const ids = [...reachableIds(mentionedTypes(service), declarations)].sort(compareText);
  const types = ids.flatMap((id) => declarationSection(declarationOf(declarations, id), declarations));
  const version = service.version === undefined ? "" : `, version ${service.version}`;
  return `${[
    [...headerLines("<!--", path, [service.source.file]), "-->"].join("\n"),
    `# ${plain(service.name)}`,
    ...paragraphs(service.doc),
    `Subject ${code(`autonats.${service.subject}`)}${version}.`,
    ...table(["method", "", ""], service.methods.map(summary)),
    "## Methods",
    ...service.methods.flatMap((method) => methodSection(service, method, declarations)),
    ...(types.length === 0 ? [] : ["## Types", ...types]),
  ].join("\n\n")}\n`;
}

function summary({ name, kind, doc }: Method): readonly string[] {
  const [first] = paragraphs(doc);
  return [`[${name}](#${anchorOf(name)})`, kind === "oneWay" ? "one-way" : "", cell(first)];
}

function methodSection({ subject }: Service, method: Method, declarations: Declarations): readonly string[] {
  const { name, doc, parameters, errors } = method;
  const rows = errors.map(({ ref, code: number }) => {
    const error = declarationOf(declarations, ref);
    return [linkTo(error), code(number), cell(error.doc)];
  });
  return [
    `### <a id="${anchorOf(name)}"></a>${name}`,
    ...paragraphs(doc),
    ...(parameters.length === 0 ? ["It has no parameters."] : fieldTable("parameter", parameters, declarations)),
    resultText(method, declarations),
    ...table(["error", "code", "meaning"], rows),
    limits(method),
    `\`\`\`console\n${command(subject, method)}\n\`\`\``,
  ];
}

function resultText({ kind, result }: Method, declarations: Declarations): string {
  if (kind === "oneWay") return "It is one-way: nobody learns whether it arrived.";
  return result === undefined ? "Returns nothing." : `Returns ${typeText(result, declarations)}.`;
}

function limits({ kind, timeoutMs, concurrency, idempotent }: Method): string {
  const deadline = kind === "oneWay" ? "" : `Calls wait ${timeoutMs} ms unless they say otherwise. `;
  const again = idempotent ? " It may be made again." : "";
  return `${deadline}A process runs ${concurrency} at once.${again}`;
}

function command(subject: string, { kind, name, parameters }: Method): string {
  const required = parameters.filter(({ optional }) => !optional).map((each) => [each.name, "…"]);
  const body = JSON.stringify(Object.fromEntries(required)).replaceAll("'", "'\\''");
  return `nats ${kind === "oneWay" ? "publish" : "request"} autonats.${subject}.${name} '${body}'`;
}

/** Returns the anchor of a method, which no type has. */
function anchorOf(name: string): string {
  return `method-${name}`;
}
