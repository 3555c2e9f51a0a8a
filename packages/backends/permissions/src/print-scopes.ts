import { jsonHeaderText } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { Role, Rules } from "./rules.js";

/**
 * Returns the scopes of a service: what to put beside the public key of a signing key among the `signing_keys` of an account's JWT,
 * so that every user that the key signs has the permissions of the role and no others.
 */
export function printScopes(service: Service, rules: Readonly<Record<Role, Rules>>, path: string): string {
  const document = {
    $comment: jsonHeaderText(path, [service.source.file]),
    handler: scope(service, "handler", rules.handler),
    client: scope(service, "client", rules.client),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function scope(service: Service, role: Role, { subscribe, publish }: Rules): object {
  return {
    kind: "user_scope",
    role: `${service.subject}-${role}`,
    template: {
      pub: { allow: publish },
      sub: { allow: subscribe },
      subs: -1,
      data: -1,
      payload: -1,
    },
  };
}
