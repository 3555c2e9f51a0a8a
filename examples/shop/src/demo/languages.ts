import { AutonatsError } from "@autonats/runtime";
import { TooHeavy } from "../shipping/shipping.types.gen.js";
import type { Clients } from "./clients.js";
import { failureOf, type Report } from "./report.js";

/** Calls from TypeScript to Go, and from there back to TypeScript. */
export async function showLanguages({ shipping }: Clients, userId: string, report: Report): Promise<void> {
  report.step("Shipping is written in Go, from a Go interface; User, which it asks, in TypeScript");
  const parcel = await shipping.send(userId, 1200);
  report.expect(
    parcel.sentBy.startsWith("go") && parcel.due instanceof Date,
    `shipping.send, called from Node ${process.version} → ${parcel.id}, answered by ${parcel.sentBy}`,
  );
  report.expect(
    parcel.label.startsWith("Ada, 12 St James's Square"),
    `its label has the address that Go got from TypeScript: ${parcel.label}`,
  );
  const tooHeavy = await failureOf(shipping.send(userId, 31_000));
  report.expect(
    tooHeavy instanceof TooHeavy && tooHeavy.limit === 30_000,
    `shipping.send(31 kg) → the error that Go returned, as an instance of its class, limit ${tooHeavy instanceof TooHeavy ? tooHeavy.limit : "?"} g`,
  );
  const mistyped = AutonatsError.from(await failureOf(shipping.send(userId, 1.5)));
  report.expect(
    mistyped.code === "INVALID_ARGUMENT" && mistyped.path === "grams",
    `shipping.send(1.5 g) → ${mistyped.message}`,
  );
}
