import type { Document } from "@autonats/codegen";
import type { Method } from "@autonats/model";
import type { MethodNames, ServiceNames } from "../names/service-names.js";
import { docComment } from "../text/comment.js";
import { braced } from "../text/layout.js";
import { literal, member, property, shorthand } from "../text/literals.js";
import { optionsOf, runtimeType, runtimeValue } from "../text/packages.js";
import { commas, ts } from "../text/ts-code.js";
import { restOf, withUnsent } from "./parameters.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the class that serves an implementation. */
export function printHandler({ service, names, plan }: ServiceContext): Document {
  const bound = [...names.methods].map(([method, own]) => property(own.method, printBinding(method, own, names)));
  return ts`${docComment(`Serves ${service.source.name} over NATS.`)}export class ${names.handler} {
    readonly #handler: ${runtimeType("Handler")};

    constructor(${names.serverParameter}: ${names.server}, connection: ${runtimeType("Connection")}, options?: ${runtimeType("HandlerOptions")}) {
      this.#handler = ${runtimeValue("createHandler")}(connection, ${names.descriptor}, ${braced(bound, { broken: true })}, ${optionsOf(plan.options)});
    }

    ${docComment("Identifies this instance, so that it can be called directly.")}get instance(): string {
      return this.#handler.instance;
    }

    ${docComment("Resolves once the handler has shut down. Rejects with the reason if it ended by itself.")}get ended(): Promise<void> {
      return this.#handler.ended;
    }

    ${docComment("Whether calls of every method reach this handler now.")}get isReady(): boolean {
      return this.#handler.isReady;
    }

    ${docComment("Starts serving. Resolves once the NATS server has confirmed the subscriptions.")}run(): Promise<void> {
      return this.#handler.run();
    }

    ${docComment("Stops taking calls, waits for those that are running, and leaves the connection open.")}shutdown(): Promise<void> {
      return this.#handler.shutdown();
    }
  }`;
}

function printBinding(method: Method, names: MethodNames, { serverParameter }: ServiceNames): Document {
  const rest = restOf(method);
  const request =
    method.parameters.length === 0
      ? "_request"
      : braced(
          method.parameters.map((parameter, index) => [
            shorthand(parameter.name, names.parameters[index] ?? parameter.name),
            parameter === rest ? " = []" : "",
          ]),
        );
  const given = method.parameters.map((parameter, index) => {
    const name = names.parameters[index] ?? parameter.name;
    return parameter === rest ? `...${name}` : name;
  });
  const all = withUnsent(method, given, () => "undefined");
  const values = commas(rest === undefined ? [...all, names.call] : all);
  const own = member(serverParameter, names.method);
  const taken = rest === undefined ? commas([request, names.call]) : request;
  const call = printCall(method, own, serverParameter, values);
  if (method.returnsSelf !== true) return ts`(${taken}) => ${call}`;
  return ts`async (${taken}) => {
    await ${call};
  }`;
}

/** The call of a method of the implementation, which may not have it if it is optional. */
function printCall(method: Method, own: Document, server: string, values: ReturnType<typeof commas>): Document {
  if (method.optional !== true) return ts`${own}(${values})`;
  const found =
    method.kind === "oneWay"
      ? ts`${runtimeValue("orIgnored")}(${own})`
      : ts`${runtimeValue("implemented")}(${own}, ${literal(method.source.name)})`;
  return ts`${found}.call(${server}, ${values})`;
}
