import { type Backend, defineBackend, versionedName } from "@autonats/codegen";
import { compareText } from "@autonats/model";
import { servicePage } from "./service-page.js";

/** How reference pages are printed. */
export interface MarkdownOptions {
  /** The directory of the files, from the root. */
  readonly out: string;
}

/** Prints reference pages in Markdown: one page a service. */
export const markdownBackend: Backend<MarkdownOptions> = defineBackend({
  id: "markdown",
  generate: (model, { out }) => {
    const files = model.services.map((service) => {
      const path = `${out}/${versionedName(service)}.service.md`;
      return { path, content: servicePage(service, model, path) };
    });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
