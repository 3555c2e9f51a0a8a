import { createScope, type Scope } from "@autonats/codegen";
import { type Method, type Service, toCamelCase } from "@autonats/model";
import { isGoFile } from "../plan/file-plan.js";
import { toExported } from "./go-name.js";
import { goKeywords } from "./reserved.js";

/** What one service is called in Go, with all its parts. */
export interface ServiceNames {
  readonly server: string;
  readonly client: string;
  readonly newClient: string;
  readonly handler: string;
  readonly newHandler: string;
  readonly descriptor: string;
  /** The constant that holds the schema. */
  readonly schema: string;
  /** The client's method that returns a client with other options. */
  readonly withOptions: string;
  readonly methods: ReadonlyMap<Method, MethodNames>;
}

/** What one method is called in Go, with all its parts. */
export interface MethodNames {
  /** In the interface, the client and the server. */
  readonly method: string;
  /** The client's twin of a method that returns no error, which does. */
  readonly tryMethod?: string;
  /** The client's own field: the method's name with a small letter. */
  readonly call: string;
  readonly descriptor: string;
  readonly request: string;
  readonly requestFields: string;
  readonly encodeRequest: string;
  readonly decodeRequest: string;
  readonly encodeResult: string;
  readonly decodeResult: string;
}

/** What users see of a service, by the first part of its name. */
export function publicNames(base: string): readonly string[] {
  return [`${base}Server`, `${base}Client`, `New${base}Client`, `${base}Handler`, `New${base}Handler`];
}

/**
 * The first part of a service's names that leaves all of them free: its own, then its own with the major version (two
 * versions of one service may be in one package), then with a number. Takes the names out of the scope.
 */
export function claimPublicNames(service: Service, scope: Scope): string {
  const name = toExported(service.name);
  const major = service.version?.split(".")[0];
  const candidates = major === undefined ? [name] : [name, `${name}V${major}`];
  for (let attempt = 0; ; attempt++) {
    const base = candidates[attempt] ?? `${name}${attempt - candidates.length + 2}`;
    const names = publicNames(base);
    if (names.some((candidate) => scope.has(candidate))) continue;
    for (const candidate of names) scope.claim(candidate);
    return base;
  }
}

/** Names all parts of a service whose public names begin with `base`. */
export function nameService(service: Service, base: string, scope: Scope): ServiceNames {
  const [server = "", client = "", newClient = "", handler = "", newHandler = ""] = publicNames(base);
  const descriptor = scope.claim(`nats${base}Service`);
  const schema = scope.claim(`nats${base}Schema`);
  const inInterface = createScope([]);
  const inClient = createScope(goKeywords, (name, attempt) => name + "_".repeat(attempt - 1));
  for (const { source } of isGoFile(service.source.file) ? (service.skipped ?? []) : []) {
    inInterface.claim(source.name);
    inClient.claim(source.name);
  }
  const methods = service.methods.map((method): [Method, MethodNames] => {
    const name = inInterface.claim(isGoFile(service.source.file) ? method.source.name : toExported(method.name));
    const whole = `${base}${toExported(name)}`;
    return [
      method,
      {
        method: name,
        call: inClient.claim(toCamelCase(name)),
        descriptor: scope.claim(`nats${whole}`),
        request: scope.claim(`nats${whole}Request`),
        requestFields: scope.claim(`nats${whole}RequestFields`),
        encodeRequest: scope.claim(`natsEncode${whole}Request`),
        decodeRequest: scope.claim(`natsDecode${whole}Request`),
        encodeResult: scope.claim(`natsEncode${whole}Result`),
        decodeResult: scope.claim(`natsDecode${whole}Result`),
      },
    ];
  });
  for (const [method, own] of methods) {
    if (method.without?.includes("error") === true) {
      methods[methods.findIndex(([each]) => each === method)] = [
        method,
        { ...own, tryMethod: inInterface.claim(`Try${own.method}`) },
      ];
    }
  }
  const withOptions = inInterface.claim(inInterface.has("With") ? "WithOptions" : "With");
  return {
    server,
    client,
    newClient,
    handler,
    newHandler,
    descriptor,
    schema,
    withOptions,
    methods: new Map(methods),
  };
}
