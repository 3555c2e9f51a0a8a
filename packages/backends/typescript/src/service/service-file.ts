import { type Document, namespaceSymbol, symbol } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import { importSpecifier } from "../paths.js";
import { createTypeNamer } from "../types/type-namer.js";
import type { UnitPlan } from "../unit-plan.js";
import { printClient } from "./print-client.js";
import { printDescriptor } from "./print-descriptor.js";
import { printHandler } from "./print-handler.js";
import { printServer } from "./print-server.js";
import type { ServiceContext } from "./service-context.js";

/** What service files call the codec file. */
const codecName = "codec";

/** The statements of a unit's service file: for each service a descriptor, a client, a server and a handler. */
export function serviceStatements(plan: UnitPlan): readonly Document[] {
  const { files, options } = plan;
  const companion = { file: files.codec, name: codecName };
  const namer = createTypeNamer(plan.index, plan.findHome, { file: files.service, companion }, options);
  const codecModule = namespaceSymbol(codecName, importSpecifier(files.service, files.codec, options));
  return plan.services.flatMap(({ service, names }) => {
    const context: ServiceContext = {
      plan,
      service,
      names,
      namer,
      codec: (name) => [codecModule, ".", name],
      interfaceName: interfaceName(service, plan),
    };
    return [printDescriptor(context), printClient(context), printServer(context), printHandler(context)];
  });
}

function interfaceName({ source }: Service, { files, options }: UnitPlan): Document {
  const specifier = source.package ?? importSpecifier(files.service, source.file, options);
  return symbol(source.exportName ?? source.name, specifier, { typeOnly: true, local: source.name });
}
