import { type Backend, defineBackend, versionedName } from "@autonats/codegen";
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
      const path = `${out}/${versionedName(service)}.schema.json`;
      return { path, content: `${JSON.stringify(serviceDocument(service, model, path), undefined, 2)}\n` };
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
