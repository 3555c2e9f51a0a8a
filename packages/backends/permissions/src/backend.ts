import { type Backend, defineBackend } from "@autonats/codegen";
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
      const name = [service.name, ...service.subject.split(".").slice(1)].join(".");
      return [
        { path: `${out}/${name}.client.conf`, content: printConfiguration(service, "client", client) },
        { path: `${out}/${name}.handler.conf`, content: printConfiguration(service, "handler", handler) },
        { path: `${out}/${name}.scopes.json`, content: printScopes(service, { handler, client }) },
      ];
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
