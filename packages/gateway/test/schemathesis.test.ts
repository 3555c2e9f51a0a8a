import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Handler, NatsConnection } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ValueHandler, valueService } from "../../../conformance/service/values.gen.js";
import { createValueServer } from "../../../conformance/typescript/src/value-server.js";
import { createGateway, type GatewayService, listen } from "../src/index.js";
import { type Contract, readContract } from "./schemathesis/contract.js";
import { programs, runSchemathesis } from "./schemathesis/run-schemathesis.js";

const sources = fileURLToPath(new URL("schemathesis", import.meta.url));
const conformance = fileURLToPath(new URL("../../../conformance", import.meta.url));
const ends: (() => unknown)[] = [];
let shop: Contract;
let values: Contract;
let url: string;

/** A gateway in front of two services, of which one is generated here; all of it over a NATS server. */
beforeAll(async () => {
  if (programs === undefined) return;
  shop = await readContract(sources, "shop.ts");
  values = await readContract(conformance, "service/values.ts");
  const server = await startNatsServer();
  ends.push(() => server.stop());
  const connection = await connect({ servers: server.url });
  ends.push(() => connection.close());
  const { generated, shelves } = await loadShop();
  const handlers = [
    new generated.ShopHandler(shelves, connection),
    new ValueHandler(createValueServer(), connection, { log: () => undefined }),
  ];
  for (const handler of handlers) await handler.run();
  const gateway = createGateway(connection, [generated.shopService, valueService]);
  const served = await listen(gateway, { port: 0 });
  ends.push(() => served.close(), ...handlers.map((handler) => () => handler.shutdown()));
  url = `http://127.0.0.1:${served.port}`;
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

interface GeneratedShop {
  readonly ShopHandler: new (server: unknown, connection: NatsConnection) => Handler;
  readonly shopService: GatewayService;
}

/** Writes the generated code and what it is generated for into a folder beside this file that is gone afterwards. */
async function loadShop(): Promise<{ readonly generated: GeneratedShop; readonly shelves: unknown }> {
  const folder = mkdtempSync(fileURLToPath(new URL(".live-", import.meta.url)));
  ends.push(() => rmSync(folder, { recursive: true }));
  for (const name of ["shop.ts", "shelves.ts"]) copyFileSync(`${sources}/${name}`, `${folder}/${name}`);
  for (const [path, content] of shop.code) writeFileSync(`${folder}/${path}`, content);
  const [generated, { shelves }] = await Promise.all([import(`${folder}/shop.gen.ts`), import(`${folder}/shelves.ts`)]);
  return { generated, shelves };
}

/**
 * Methods of which a document cannot say all, as code of their own classes refuses some texts, or of which schemathesis misreads a correct
 * one: it takes a response that is a tuple for the words of an older draft. Tuples within other values are among those of the shop.
 */
const apart = "^Echo(Address|Price|Pair|Spot)$";

describe.skipIf(programs === undefined)("schemathesis", () => {
  test("finds nothing in a service with errors, one-way calls and what else there is", async () => {
    const { isClean, text, requests } = await runSchemathesis(shop.document, url, "--max-examples", "50");
    expect(isClean, text).toBe(true);
    expect(requests).toBeGreaterThan(500);
  });

  test("finds nothing in a service that echoes values of every type", async () => {
    const some = ["--include-operation-id-regex", "^(Echo|Find|List)", "--exclude-operation-id-regex", apart];
    const { isClean, text, requests } = await runSchemathesis(values.document, url, ...some, "--max-examples", "3");
    expect(isClean, text).toBe(true);
    expect(requests).toBeGreaterThan(1000);
  });

  test("finds a document that does not say what the gateway does", async () => {
    const text = JSON.stringify(shop.document);
    const wrong = JSON.parse(text.replaceAll('"title":{"type":"string"}', '"title":{"type":"integer"}')) as object;
    const found = await runSchemathesis(wrong, url, "--include-operation-id", "Find", "--max-examples", "10");
    expect(found.isClean).toBe(false);
    expect(found.text).toContain("Response violates schema");
  });
});
