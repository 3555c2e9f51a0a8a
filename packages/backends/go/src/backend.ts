import { type Backend, defineBackend, type GeneratedFile, isolate } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic, indexDeclarations, type Model } from "@autonats/model";
import type { GoOptions } from "./options.js";
import { type FilePlan, isPackageName, planFiles } from "./plan/file-plan.js";
import { findProblems } from "./plan/problems.js";
import { printFiles } from "./print-files.js";
import { Formatting } from "./text/format.js";

/**
 * Prints services as Go, byte for byte as gofmt has it: one file with clients and handlers, and one beside it with their codecs. When the
 * source is not Go, the first declares the interface and all types too; when it is, those of the source are used.
 */
export const goBackend: Backend<GoOptions> = defineBackend({
  id: "go",
  generate(model, options) {
    if (options.package !== undefined && !isPackageName(options.package)) {
      return { files: [], diagnostics: [createDiagnostic("AN5104", undefined, { name: options.package })] };
    }
    const diagnostics: Diagnostic[] = [];
    const formatting = new Formatting();
    try {
      const drafts = planFiles(model, options).flatMap((shared) => {
        const own: Model = { ...model, ...isolate(model, shared.services) };
        const declarations = indexDeclarations(own.declarations);
        const plan: FilePlan = { ...shared, services: own.services };
        const printable = plan.services.filter((service) => {
          const problems = findProblems(service, plan, declarations);
          diagnostics.push(...problems);
          return problems.length === 0;
        });
        if (printable.length === 0) return [];
        const printed = printFiles(own, { ...plan, services: printable }, declarations);
        return printed.map(({ path, source }) => ({ path, format: formatting.add(source) }));
      });
      // From the end, since a second thread begins at the start.
      const files = drafts.toReversed().map(({ path, format }): GeneratedFile => ({ path, content: format() }));
      return { files: files.reverse(), diagnostics };
    } finally {
      formatting.close();
    }
  },
});
