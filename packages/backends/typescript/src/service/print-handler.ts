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
    ["connection: ", runtimeType("NatsConnection")],
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
    [
      docComment("Starts to answer calls. Resolves once the server has the subscriptions."),
      "run(): Promise<void> ",
      block(["return this.#handler.run();"]),
    ],
    [
      docComment("Takes no new calls, waits for those that run, and leaves the connection open."),
      "shutdown(): Promise<void> ",
      block(["return this.#handler.shutdown();"]),
    ],
  ];
  return [
    docComment(`Serves ${service.source.name} over NATS.`),
    `export class ${names.handler} `,
    block([join([hardLine, hardLine], members)]),
  ];
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
