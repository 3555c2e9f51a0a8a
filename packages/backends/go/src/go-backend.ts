import { type Backend, defineBackend } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic, indexDeclarations } from "@autonats/model";
import { type FilePlan, isPackageName, planFiles } from "./file-plan.js";
import type { GoOptions } from "./options.js";
import { printFile } from "./print-file.js";
import { findProblems } from "./problems.js";

/**
 * Prints services as Go: one file with client, handler and codecs, byte for byte as gofmt has it. When the source is not Go, the file
 * declares the interface and all types too; when it is, it uses those of the source.
 */
export const goBackend: Backend<GoOptions> = defineBackend({
  id: "go",
  generate(model, options) {
    if (options.package !== undefined && !isPackageName(options.package)) {
      return { files: [], diagnostics: [createDiagnostic("AN5104", undefined, { name: options.package })] };
    }
    const declarations = indexDeclarations(model.declarations);
    const diagnostics: Diagnostic[] = [];
    const files = planFiles(model, options).flatMap((plan) => {
      const printable = plan.services.filter((service) => {
        const problems = findProblems(service, plan, declarations);
        diagnostics.push(...problems);
        return problems.length === 0;
      });
      const rest: FilePlan = { ...plan, services: printable };
      return printable.length === 0 ? [] : [{ path: plan.path, content: printFile(model, rest, declarations) }];
    });
    return { files, diagnostics };
  },
});
