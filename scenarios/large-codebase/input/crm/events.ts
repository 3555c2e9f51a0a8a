import type { Actor, CustomerId, DealId } from "../shared/index.js";
import type { Customer, CustomerPatch, CustomerState } from "./customer.js";
import type { Stage } from "./deal.js";

interface EventHead {
  readonly sequence: bigint;
  readonly at: Date;
  readonly by: Actor;
}

/** Everything that happens in the CRM, told apart by `type`. */
export type CrmEvent = EventHead &
  (
    | { type: "customer.created"; customer: Customer }
    | { type: "customer.changed"; id: CustomerId; patch: CustomerPatch }
    | { type: "customer.moved"; id: CustomerId; from: CustomerState; to: CustomerState }
    | { type: "customers.merged"; kept: CustomerId; removed: readonly CustomerId[] }
    | { type: "deal.moved"; id: DealId; from: Stage | null; to: Stage }
    | { type: "note.added"; about: CustomerId; text: string }
  );
