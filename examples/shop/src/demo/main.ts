import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import { showBusy, showDeclaredErrors, showOneWay, showResults, showTimeout, showValidation } from "./calls.js";
import { createClients } from "./clients.js";
import { showCrash, showDiscovery, showSpread } from "./instances.js";
import { showLanguages } from "./languages.js";
import { ShopProcesses } from "./process.js";
import { Report } from "./report.js";

/** Runs the shop and shows what it does. Returns 0 only if everything promised was really seen. */
async function main(): Promise<number> {
  await using server = await startNatsServer();
  console.log(`nats-server listens on ${server.url}`);
  await using shop = new ShopProcesses(server.url);
  return await Promise.race([show(server.url, shop), interruption()]);
}

async function show(url: string, shop: ShopProcesses): Promise<number> {
  const report = new Report();
  const processes = await Promise.all([
    shop.start(["users", "audit"]),
    shop.start(["orders"]),
    shop.start(["stock"]),
    shop.start(["stock"]),
    shop.startGo(),
  ]);
  const [, , , victim, inGo] = processes;
  console.log(
    `the shop runs in processes ${processes.map(({ pid }) => pid).join(", ")}; the third and the fourth both serve Stock, and ${inGo.pid} is written in Go`,
  );
  const connection = await connect({ servers: url, name: "demo" });
  const clients = createClients(connection);

  const userId = await showResults(clients, report);
  await showDeclaredErrors(clients, userId, report);
  await showValidation(clients, rawRequest, report);
  await showLanguages(clients, userId, report);
  await showTimeout(clients, report);
  await showBusy(clients, report);
  await showOneWay(clients, report);
  await showSpread(clients, connection, report);
  await showCrash(clients, victim, report);
  await showDiscovery(connection, report);

  await connection.close();
  console.log(report.missing === 0 ? "\nAll of it was seen." : `\n${report.missing} of it did not happen.`);
  return report.missing === 0 ? 0 : 1;

  async function rawRequest(subject: string, body: string): Promise<{ code: string; body: string }> {
    const reply = await connection.request(subject, body);
    return { code: reply.headers?.get("Nats-Service-Error-Code") ?? "", body: reply.string() };
  }
}

/** Resolves to an exit code when the demo is told to end. */
function interruption(): Promise<number> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve(130));
    process.once("SIGTERM", () => resolve(143));
  });
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error);
  process.exit(1);
}
