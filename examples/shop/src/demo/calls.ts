import { AutonatsError } from "@autonats/runtime";
import { NotDeliverable } from "../orders/orders.js";
import { UserNotFound } from "../users/users.js";
import type { Clients } from "./clients.js";
import { failureOf, type Report } from "./report.js";
import { until } from "./until.js";

const ada = {
  name: "Ada",
  age: 36,
  address: { street: "12 St James's Square", city: "London", postcode: "SW1Y 4JH" },
};

/** Calls that come back with a value. Returns the id of the user they made. */
export async function showResults({ users, orders }: Clients, report: Report): Promise<string> {
  report.step("A call returns what the method returns, types and all");
  const user = await users.register(ada);
  const order = await orders.place(user.id, [{ sku: "mug", quantity: 2 }]);
  report.expect(user.since instanceof Date, `users.register → user ${user.id}, since ${user.since.toISOString()}`);
  report.expect(order.total.amount === 3998n, `orders.place → ${order.total.amount} cents, a bigint of 64 bits`);
  return user.id;
}

/** Errors that the interface declares arrive as what they are. */
export async function showDeclaredErrors({ users, orders }: Clients, userId: string, report: Report): Promise<void> {
  report.step("A declared error arrives as an instance of its class");
  const nobody = await failureOf(users.getById("nobody"));
  report.expect(
    nobody instanceof UserNotFound && nobody.id === "nobody",
    `users.getById("nobody") → ${describe(nobody)}`,
  );
  const tooMany = await failureOf(orders.place(userId, [{ sku: "lamp", quantity: 9 }]));
  report.expect(
    tooMany instanceof NotDeliverable && tooMany.left === 3,
    `orders.place(nine lamps) → ${describe(tooMany)}`,
  );
}

function describe(failure: unknown): string {
  return failure instanceof Error ? `${failure.constructor.name}: ${failure.message}` : `${failure}`;
}

/** What is not of the declared type does not pass, on either side. */
export async function showValidation({ users }: Clients, request: RawRequest, report: Report): Promise<void> {
  report.step("A value of the wrong type is refused, with its path");
  const mistyped = { ...ada, age: 36.5 };
  const atCaller = AutonatsError.from(await failureOf(users.register(mistyped)));
  report.expect(
    atCaller.code === "INVALID_ARGUMENT" && atCaller.path === "user.age" && atCaller.outcome === "NOT_SENT",
    `users.register(age 36.5) → ${atCaller.message}`,
  );
  const body = JSON.stringify({ user: { ...ada, address: { ...ada.address, postcode: 7 } } });
  const reply = await request("autonats.user.Register", body);
  report.expect(
    reply.code === "400" && reply.body.includes('"user.address.postcode"'),
    `the same by hand, past every check of ours → ${reply.code} ${reply.body}`,
  );
}

/** A request as any NATS client would make it. */
export type RawRequest = (subject: string, body: string) => Promise<{ code: string; body: string }>;

/** A method that takes longer than its deadline. */
export async function showTimeout({ stock }: Clients, report: Report): Promise<void> {
  report.step("A call has a deadline: 400 ms for stock.recount, by its annotation");
  const error = AutonatsError.from(await failureOf(stock.recount("north", 480)));
  report.expect(error.code === "DEADLINE_EXCEEDED", `stock.recount(480 minutes) → ${error.message}`);
}

/** More calls at once than the processes can run before the calls' deadline. */
export async function showBusy({ stock }: Clients, report: Report): Promise<void> {
  report.step(
    "A method runs as many calls at once as it says; others wait while they have time, and the rest is refused",
  );
  const count = 100;
  // Each is one attempt: by itself a client would try again, at the other process.
  const calls = Array.from({ length: count }, () => failureOf(stock.recount("south", 5, { attempts: 1 })));
  const failures = (await Promise.all(calls)).filter((failure) => failure !== undefined);
  const busy = failures.filter((failure) => AutonatsError.from(failure).reason === "BUSY");
  const late = failures.filter((failure) => AutonatsError.from(failure).code === "DEADLINE_EXCEEDED");
  report.expect(
    busy.length > 0,
    `${count} calls of 50 ms at once, for 2 slots in each process, with 400 ms each: ${busy.length} were told BUSY`,
  );
  report.expect(
    failures.length < count && busy.length + late.length === failures.length,
    `${count - failures.length} ran, and ${late.length} waited until their time was over; each was answered or given up`,
  );
}

/** A call that nobody answers. */
export async function showOneWay({ audit }: Clients, report: Report): Promise<void> {
  report.step("A method that returns nothing is fire and forget");
  const before = await audit.count();
  audit.record({ kind: "refused", userId: "0", reason: "just looking", at: new Date() });
  const noted = await until(async () => (await audit.count()) > before);
  report.expect(noted, `audit.record(…) returned at once; the log has gone from ${before} to ${await audit.count()}`);
}
