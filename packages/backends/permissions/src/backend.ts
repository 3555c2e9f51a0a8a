import { type Backend, defineBackend, versionedName } from "@autonats/codegen";
import { compareText } from "@autonats/model";
import type { PermissionsOptions } from "./options.js";
import { printConfiguration } from "./print-configuration.js";
import { printScopes } from "./print-scopes.js";
import { rulesOf } from "./rules.js";

export type { PermissionsOptions };

/** Prints the permissions of NATS that clients and handlers need: three files a service. */
export const permissionsBackend: Backend<PermissionsOptions> = defineBackend({
  id: "permissions",
  generate: (model, { out, ...subjects }) => {
    const files = model.services.flatMap((service) => {
      const handler = rulesOf("handler", service, subjects);
      const client = rulesOf("client", service, subjects);
      const place = `${out}/${versionedName(service)}`;
      const paths = {
        client: `${place}.client.conf`,
        handler: `${place}.handler.conf`,
        scopes: `${place}.scopes.json`,
      };
      return [
        { path: paths.client, content: printConfiguration(service, "client", client, paths.client) },
        { path: paths.handler, content: printConfiguration(service, "handler", handler, paths.handler) },
        { path: paths.scopes, content: printScopes(service, { handler, client }, paths.scopes) },
      ];
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
