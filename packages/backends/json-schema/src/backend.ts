import { type Backend, defineBackend } from "@autonats/codegen";
import { compareText } from "@autonats/model";
import { serviceDocument } from "./service-document.js";

/** How JSON Schemas are printed. */
export interface JsonSchemaOptions {
  /** The directory of the files, from the root. */
  readonly out: string;
}

/** Prints JSON Schema, draft 2020-12: one document a service. */
export const jsonSchemaBackend: Backend<JsonSchemaOptions> = defineBackend({
  id: "json-schema",
  generate: (model, { out }) => {
    const files = model.services.map((service) => {
      const path = `${out}/${fileName(service.name, service.subject)}.schema.json`;
      return { path, content: `${JSON.stringify(serviceDocument(service, model, path), undefined, 2)}\n` };
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});

/** The name of a service, with what its subject has beyond the name: `User`, or `User.v2`. */
function fileName(name: string, subject: string): string {
  const [, ...rest] = subject.split(".");
  return [name, ...rest].join(".");
}
