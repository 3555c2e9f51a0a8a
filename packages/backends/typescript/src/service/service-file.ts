import { type Document, namespaceSymbol } from "@autonats/codegen";
import { importSpecifier } from "../plan/paths.js";
import type { UnitPlan } from "../plan/unit-plan.js";
import { createTypeNamer, type NamingPlace, nameAt } from "../types/type-namer.js";
import { printClient } from "./print-client.js";
import { printDescriptor } from "./print-descriptor.js";
import { printHandler } from "./print-handler.js";
import { printServer } from "./print-server.js";
import type { ServiceContext } from "./service-context.js";

/** What service files call the codec file. */
const codecName = "codec";

/** The statements of a unit's service file: for each service a descriptor, a client, a server and a handler. */
export function serviceStatements(plan: UnitPlan): readonly Document[] {
  const { options } = plan;
  const { service: file, codec } = plan.unit.files;
  const place: NamingPlace = {
    file,
    companion: { file: codec, name: codecName },
    options,
    matchesSource: plan.types === undefined,
  };
  const namer = createTypeNamer(plan.index, plan.findHome, place);
  const codecModule = namespaceSymbol(codecName, importSpecifier(file, codec, options));
  return plan.services.flatMap(({ service, names, interfaceHome }) => {
    const context: ServiceContext = {
      plan,
      service,
      names,
      namer,
      codec: (name) => [codecModule, ".", name],
      interfaceName: nameAt(place, interfaceHome, { typeOnly: true }),
    };
    return [printDescriptor(context), printClient(context), printServer(context), printHandler(context)];
  });
}
