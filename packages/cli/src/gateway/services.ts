import type { GatewayMethod, GatewayService } from "@autonats/gateway";
import {
  declarationOf,
  type ErrorDeclaration,
  indexDeclarations,
  type Method,
  type Model,
  type Service,
} from "@autonats/model";

/** Returns the services of models as a gateway takes them. */
export function gatewayServices(models: readonly Model[]): readonly GatewayService[] {
  return models.flatMap((model) => {
    const declarations = indexDeclarations(model.declarations);
    const typeOf = (ref: string): string => {
      const { id, name = id } = declarationOf(declarations, ref) as ErrorDeclaration;
      return name;
    };
    return model.services.map((service) => toService(service, typeOf));
  });
}

function toService({ name, subject, version, methods }: Service, typeOf: (ref: string) => string): GatewayService {
  const own = methods.map((method) => [method.name, toMethod(method, typeOf)]);
  return { name, subject, ...(version === undefined ? {} : { version }), methods: Object.fromEntries(own) };
}

function toMethod(
  { name, kind, timeoutMs, idempotent, errors }: Method,
  typeOf: (ref: string) => string,
): GatewayMethod {
  return { name, kind, timeoutMs, idempotent, errors: errors.map(({ ref, code }) => ({ type: typeOf(ref), code })) };
}
