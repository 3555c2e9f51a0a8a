import { type Backend, defineBackend, sourcePath } from "@autonats/codegen";
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
      const source = sourcePath(`${out}/${name}`, service.source.file);
      return [
        { path: `${out}/${name}.client.conf`, content: printConfiguration(source, service, "client", client) },
        { path: `${out}/${name}.handler.conf`, content: printConfiguration(source, service, "handler", handler) },
        { path: `${out}/${name}.scopes.json`, content: printScopes(source, service, { handler, client }) },
      ];
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
