import { createScope, type Scope } from "@autonats/codegen";
import { type Method, type Service, toCamelCase, type UnsentParameter } from "@autonats/model";
import { isTypescript } from "../plan/paths.js";
import { toIdentifier } from "../text/literals.js";
import { reservedWords } from "./reserved.js";

/** How generated code calls what belongs to one method. */
export interface MethodNames {
  /** The method itself, in interfaces and classes. */
  readonly method: string;
  /** Its parameters, in order, where they are bindings. */
  readonly parameters: readonly string[];
  /** Parameters of the interface that cannot be sent. */
  readonly unsent: readonly string[];
  /** The last parameter, which stands for the call. */
  readonly call: string;
  /** The type of its request record. */
  readonly requestType: string;
  /** The codecs of request and result. */
  readonly requestCodec: string;
  readonly resultCodec: string;
}

/** How generated code calls what belongs to one service. */
export interface ServiceNames {
  readonly descriptor: string;
  readonly client: string;
  readonly server: string;
  readonly handler: string;
  /** The parameter of the handler's constructor that the service's methods are called on. */
  readonly serverParameter: string;
  /** The function that returns the service's schema. */
  readonly schema: string;
  readonly methods: ReadonlyMap<Method, MethodNames>;
}

/** The names that a service's own parts take, in the scopes of the two files that they are in. */
export function nameService(service: Service, base: string, serviceScope: Scope, codecScope: Scope): ServiceNames {
  const camel = toCamelCase(base);
  const methodScope = createScope([]);
  const nameMethod = (method: Method): MethodNames => {
    const bindings = createScope(reservedWords, (name, attempt) => name + "_".repeat(attempt - 1));
    const parameters = method.parameters.map((parameter) => bindings.claim(toIdentifier(parameter.name)));
    const unsent = unsentOf(method).map(({ name }) => bindings.claim(`_${toIdentifier(name)}`));
    return {
      unsent,
      method: methodScope.claim(toIdentifier(methodName(method))),
      parameters,
      call: bindings.claim("call"),
      requestType: codecScope.claim(`${base}${method.name}Request`),
      requestCodec: codecScope.claim(`${camel}${method.name}Request`),
      resultCodec: codecScope.claim(`${camel}${method.name}Result`),
    };
  };
  const methods = new Map(service.methods.map((method) => [method, nameMethod(method)]));
  const bindings = createScope([...methods.values()].flatMap(({ parameters, call }) => [...parameters, call]));
  return {
    descriptor: serviceScope.claim(`${camel}Service`),
    client: serviceScope.claim(`${base}Client`),
    server: serviceScope.claim(`${base}Server`),
    handler: serviceScope.claim(`${base}Handler`),
    schema: codecScope.claim(`${camel}Schema`),
    serverParameter: bindings.claim(methods.size === 0 ? "_server" : "server"),
    methods,
  };
}

/** What the names of each service of a file begin with: its own name; where two share it, that of the later has its version. */
export function serviceBases(services: readonly Service[]): ReadonlyMap<Service, string> {
  const taken = new Set<string>();
  return new Map(
    services.map((service) => {
      const scope = createScope(taken);
      const versioned = service.version === undefined ? service.name : `${service.name}V${major(service.version)}`;
      const base = taken.has(service.name) ? scope.claim(versioned) : service.name;
      taken.add(base);
      return [service, base];
    }),
  );
}

function major(version: string): string {
  return version.slice(0, version.indexOf("."));
}

/** Parameters that calls go without but that an implementation has: those of an interface in TypeScript. Those of other languages' are not there. */
export function unsentOf({ unsent = [], source }: Method): readonly UnsentParameter[] {
  return isTypescript(source.file) ? unsent : [];
}

/** A TypeScript interface's own name for the method; of another language, the name with a small first letter. */
function methodName({ source }: Method): string {
  return isTypescript(source.file) ? source.name : lowerFirstWord(source.name);
}

/** `GetById` → `getById`, `URLFor` → `urlFor`, `ID` → `id`. */
function lowerFirstWord(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?![a-z])|^[A-Z]/u, (word) => word.toLowerCase());
}
