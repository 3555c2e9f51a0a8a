import { type Backend, defineBackend, versionedName } from "@autonats/codegen";
import { compareText } from "@autonats/model";
import { serviceDocument } from "./service-document.js";

/** How AsyncAPI documents are printed. */
export interface AsyncapiOptions {
  /** The directory of the files, from the root. */
  readonly out: string;
}

/** Prints AsyncAPI 3.0: one document a service. */
export const asyncapiBackend: Backend<AsyncapiOptions> = defineBackend({
  id: "asyncapi",
  generate: (model, { out }) => {
    const files = model.services.map((service) => {
      const path = `${out}/${versionedName(service)}.asyncapi.json`;
      const document = serviceDocument(service, model, path);
      return { path, content: `${JSON.stringify(document, undefined, 2)}\n` };
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
