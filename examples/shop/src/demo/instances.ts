import { AutonatsError } from "@autonats/runtime";
import type { NatsConnection } from "@nats-io/nats-core";
import type { Clients } from "./clients.js";
import type { ShopProcess } from "./process.js";
import { failureOf, type Report } from "./report.js";
import { type ServiceInfo, type ServiceStats, surveyInstances } from "./survey.js";

/** Calls spread over the processes that serve them, as each process itself counts. */
export async function showSpread({ stock }: Clients, connection: NatsConnection, report: Report): Promise<void> {
  report.step("Two processes serve Stock: calls spread over both");
  await Promise.all(Array.from({ length: 5 }, () => inSequence(40, () => stock.level("mug"))));
  const stats = await surveyInstances<ServiceStats>(connection, "$SRV.STATS.Stock", 2);
  const counts = stats.map(({ endpoints }) => endpoints.find(({ name }) => name === "Level")?.num_requests ?? 0);
  report.expect(
    counts.length === 2 && counts.every((count) => count > 0),
    `200 calls of stock.level: ${counts.join(" + ")}`,
  );
}

/** A crash of one of two processes while calls go on. */
export async function showCrash({ stock }: Clients, victim: ShopProcess, report: Report): Promise<void> {
  report.step("One of the two is killed (SIGKILL) while calls go on");
  const failures: unknown[] = [];
  let answered = 0;
  let killed: Promise<void> | undefined;
  let answeredSince = 0;
  await inSequence(400, async (turn) => {
    if (turn === 100) killed = victim.kill();
    const failure = await failureOf(stock.level("mug", { timeoutMs: 300 }));
    if (failure !== undefined) failures.push(failure);
    else {
      answered += 1;
      if (turn >= 100) answeredSince += 1;
    }
  });
  await killed;
  const codes = [...new Set(failures.map((failure) => AutonatsError.from(failure).code))].join(", ");
  const lost = failures.length === 0 ? "none failed" : `${failures.length} failed (${codes})`;
  report.expect(
    answeredSince > 0 && failures.length <= 2,
    `400 calls one after another: ${answered} answered, ${lost}`,
  );
  report.expect(answeredSince >= 298, `${answeredSince} of them by the process that is left`);
}

/** What every NATS tool sees of the services. */
export async function showDiscovery(connection: NatsConnection, report: Report): Promise<void> {
  report.step("$SRV.INFO: the services as the nats command line and every other tool see them");
  const infos = await surveyInstances<ServiceInfo>(connection, "$SRV.INFO", 5);
  for (const { name, version, id, endpoints } of infos) {
    report.say(`${name} ${version} (${id}): ${endpoints.map(({ subject }) => subject).join(", ")}`);
  }
  const names = infos.map(({ name }) => name).sort();
  report.expect(names.join() === "Audit,Order,Shipping,Stock,User", `${infos.length} services: ${names.join(", ")}`);
}

async function inSequence(times: number, run: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await run(turn);
}
