import { type Document, hardLine, join } from "@autonats/codegen";
import type { Method } from "@autonats/model";
import type { MethodNames, ServiceNames } from "../naming/service-names.js";
import { runtimeType, runtimeValue } from "../runtime.js";
import { docComment } from "../syntax/comments.js";
import { arrow, assigned, block, braced, bracketedGroup, call } from "../syntax/layout.js";
import { member, property, shorthand } from "../syntax/literals.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the class that serves an implementation. */
export function printHandler({ service, names }: ServiceContext): Document {
  const parameters: readonly Document[] = [
    `${names.serverParameter}: ${names.server}`,
    ["connection: ", runtimeType("Connection")],
    ["options?: ", runtimeType("HandlerOptions")],
  ];
  const bound = [...names.methods].map(([method, own]) => property(own.method, printBinding(method, own, names)));
  const created = call(runtimeValue("createHandler"), [
    "connection",
    names.descriptor,
    braced(bound, { broken: true }),
    "options",
  ]);
  const members: readonly Document[] = [
    ["readonly #handler: ", runtimeType("Handler"), ";"],
    ["constructor", bracketedGroup(parameters), " ", block([[assigned("this.#handler", " =", created), ";"]])],
    printGetter("Identifies this instance, so that it can be called directly.", "instance", "string"),
    printGetter(
      "Resolves once the handler has shut down. Rejects with the reason if it ended by itself.",
      "ended",
      "Promise<void>",
    ),
    printGetter("Whether calls of every method reach this handler at the moment.", "isReady", "boolean"),
    printLifecycle("Starts serving. Resolves once the NATS server has confirmed the subscriptions.", "run"),
    printLifecycle("Stops taking calls, waits for those that are running, and leaves the connection open.", "shutdown"),
  ];
  return [
    docComment(`Serves ${service.source.name} over NATS.`),
    `export class ${names.handler} `,
    block([join([hardLine, hardLine], members)]),
  ];
}

function printGetter(doc: string, name: string, type: string): Document {
  return [docComment(doc), `get ${name}(): ${type} `, block([`return this.#handler.${name};`])];
}

function printLifecycle(doc: string, name: string): Document {
  return [docComment(doc), `${name}(): Promise<void> `, block([`return this.#handler.${name}();`])];
}

function printBinding(method: Method, names: MethodNames, { serverParameter }: ServiceNames): Document {
  const request =
    method.parameters.length === 0
      ? "_request"
      : braced(
          method.parameters.map((parameter, index) =>
            shorthand(parameter.name, names.parameters[index] ?? parameter.name),
          ),
        );
  const run = call(member(serverParameter, names.method), [...names.parameters, names.call]);
  return arrow([request, names.call], run);
}
