import type { Document } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import type { UnitPlan } from "../plan/unit-plan.js";
import type { TypeNamer } from "../types/type-namer.js";

/** Names something that the codec file exports. */
export type CodecMember = (name: string) => Document;

/** What the printers of a service's parts have in common. */
export interface ServiceContext {
  readonly plan: UnitPlan;
  readonly service: Service;
  readonly names: ServiceNames;
  readonly namer: TypeNamer;
  readonly codec: CodecMember;
  /** The user's interface. */
  readonly interfaceName: Document;
}
