import { type Document, hardLine, headerLines, renderDocument } from "@autonats/codegen";
import type { Declaration, Model, Service } from "@autonats/model";
import { printDeclarationCodec } from "./codec/declaration-codec.js";
import { declaredErrors } from "./names/error-names.js";
import type { FilePlan } from "./plan/file-plan.js";
import { createGeneratedContext } from "./plan/generated-context.js";
import { createOwnContext } from "./plan/own-context.js";
import type { PrintContext } from "./plan/print-context.js";
import { reachedDeclarations, sentDeclarations } from "./plan/reached.js";
import { methodShapes } from "./service/method-shape.js";
import { printClient } from "./service/print-client.js";
import { printDescriptors } from "./service/print-descriptors.js";
import { printDeclaredError } from "./service/print-errors.js";
import { printHandler } from "./service/print-handler.js";
import { printRequests } from "./service/print-requests.js";
import { printSchema } from "./service/print-schema.js";
import { printServer } from "./service/print-server.js";
import { printUpdates } from "./service/print-updates.js";
import { headerPath } from "./text/comment.js";
import { go, lines, paragraphs } from "./text/go-code.js";
import { planImports } from "./text/imports.js";
import { codegen } from "./text/packages.js";
import { printType } from "./types/print-declaration.js";

/** A file before gofmt has seen it. */
export interface PrintedFile {
  readonly path: string;
  readonly source: string;
}

/** Prints the two files of a plan: what users read, and what the runtime works with. */
export function printFiles(
  model: Model,
  plan: FilePlan,
  declarations: ReadonlyMap<string, Declaration>,
): readonly PrintedFile[] {
  const reached = reachedDeclarations(plan.services, declarations);
  const createContext = plan.fromGo ? createOwnContext : createGeneratedContext;
  const context = createContext(model, plan, reached, declarations);
  const print = (path: string, parts: readonly Document[]): PrintedFile => {
    const body = paragraphs(parts);
    const { declaration, nameOf } = planImports(body, context.ownNames);
    const file = [printHeader(plan, path), declaration, body, hardLine];
    return { path, source: renderDocument(file, endless, nameOf) };
  };
  return [
    print(plan.path, [
      printVersionCheck(),
      ...(context.declaresTypes ? reached.filter(isOwn).map((each) => printType(each, context)) : []),
      ...plan.services.map((service) => printService(service, context, plan.tracing)),
    ]),
    print(plan.codecPath, [
      ...plan.services.map((service) => {
        const names = context.namesOf(service);
        return printDescriptors(model, service, names, methodShapes(service, context), context);
      }),
      ...declaredErrors(plan.services).map((error) => printDeclaredError(error, context)),
      ...plan.services.map((service) => printRequests(methodShapes(service, context), context)),
      ...printUpdates(
        plan.services.flatMap((service) => methodShapes(service, context)),
        context,
      ),
      ...sentDeclarations(plan.services, declarations)
        .filter((each) => hasCodec(each, context))
        .map((each) => printDeclarationCodec(each, context)),
      ...plan.services.map((service) => printSchema(model, service, context.namesOf(service))),
    ]),
  ];
}

/** How wide a line may be before gofmt sees it: it breaks none. */
const endless = Number.POSITIVE_INFINITY;

/** A line that a runtime too old for this code does not compile. It comes first, so that what it says is read first. */
function printVersionCheck(): Document {
  return lines([
    "// If this does not compile, the runtime is too old: go get github.com/zyra/autonats/go@latest",
    go`const _ = ${codegen}.IsAtLeastVersion1_0`,
  ]);
}

function printHeader({ services, packageName }: FilePlan, path: string): Document {
  const sources = [...new Set(services.map(({ source }) => source.file))].sort();
  return [lines([...headerLines("//", path, sources, headerPath), "", `package ${packageName}`]), hardLine, hardLine];
}

function printService(service: Service, context: PrintContext, tracing: boolean): Document {
  const names = context.namesOf(service);
  const shapes = methodShapes(service, context);
  return paragraphs([
    printServer(service, names, shapes, context),
    printClient(service, names, shapes, context, tracing),
    printHandler(service, names, shapes, tracing),
  ]);
}

/** Reports whether the project names no type of its own for a declaration. */
function isOwn(declaration: Declaration): boolean {
  return declaration.kind !== "alias" || declaration.as?.["go"] === undefined;
}

function hasCodec(declaration: Declaration, context: PrintContext): boolean {
  if (declaration.kind === "error" && declaration.spelling === "var") return false;
  return declaration.kind !== "alias" || context.isDefined(declaration);
}
