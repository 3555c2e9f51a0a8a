import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { runtimeModule, runtimeTypes } from "../runtime-types.js";
import type { UnresolvedName } from "../views.js";

/** Reports a name in the source that means nothing. */
export function describeUnresolved({ name, span, module, moduleMissing }: UnresolvedName): Diagnostic {
  if (module === undefined) {
    return createDiagnostic("AN3015", span, {
      what: `\`${name}\``,
      help: "Import it, declare it, or correct how it is spelled.",
    });
  }
  if (module === runtimeModule) {
    const help = `Use one of its types for interfaces: ${Object.keys(runtimeTypes).join(", ")}.`;
    return createDiagnostic("AN3015", span, { what: `\`${name}\` in \`${module}\``, help });
  }
  if (!moduleMissing) {
    const help = "Export it there, or correct how it is spelled.";
    return createDiagnostic("AN3015", span, { what: `\`${name}\` in \`${module}\``, help });
  }
  const help = module.startsWith(".")
    ? "Correct the path of the import."
    : "Install the package, or set `paths` in tsconfig.json so that the compiler finds it.";
  return createDiagnostic("AN3015", span, { what: `the module \`${module}\``, help });
}
