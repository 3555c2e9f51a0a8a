import { type Backend, defineBackend, versionedName } from "@autonats/codegen";
import { compareText } from "@autonats/model";
import { serviceDocument } from "./service-document.js";

/** How OpenAPI documents are printed. */
export interface OpenapiOptions {
  /** The directory of the files, from the root. */
  readonly out: string;
}

/** Prints OpenAPI 3.1: one document a service. */
export const openapiBackend: Backend<OpenapiOptions> = defineBackend({
  id: "openapi",
  generate: (model, { out }) => {
    const files = model.services.map((service) => {
      const path = `${out}/${versionedName(service)}.openapi.json`;
      const document = serviceDocument(service, model, path);
      return { path, content: `${JSON.stringify(document, undefined, 2)}\n` };
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
