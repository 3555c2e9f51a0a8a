import { type Backend, defineBackend } from "@autonats/codegen";
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
      const name = [service.name, ...service.subject.split(".").slice(1)].join(".");
      const path = `${out}/${name}.asyncapi.json`;
      const document = serviceDocument(service, model, path);
      return { path, content: `${JSON.stringify(document, undefined, 2)}\n` };
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
