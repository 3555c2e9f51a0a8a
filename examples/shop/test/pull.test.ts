import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type NatsServer, startNatsServer } from "@autonats/testing/nats-server";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const shop = join(root, "examples/shop");
const { findGo } = (await import(`${root}scripts/find-go.mjs`)) as { findGo: () => string };
const services = ["User", "Stock", "Audit", "Order", "Shipping"];

let server: NatsServer;
let directory: string;
const processes: ChildProcess[] = [];

/** The shop, in processes of both languages that offer their models. */
beforeAll(async () => {
  run(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "examples/shop", "packages/cli"], root);
  server = await startNatsServer();
  // Inside of the shop, so that its packages and its Go module are found.
  directory = mkdtempSync(join(shop, "dist-"));
  const shipping = join(directory, "shipping-go");
  run(findGo(), ["build", "-o", shipping, "./cmd/shipping"], shop);
  await Promise.all([
    start(process.execPath, [join(shop, "dist/serve.js"), "users", "stock", "audit", "orders"]),
    start(shipping, []),
  ]);
});
afterAll(async () => {
  for (const child of processes) child.kill();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("clients in TypeScript of all that runs compile and call, without its source", () => {
  for (const service of services) pull(service, "src", "typescript");
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
  const options = {
    module: "nodenext",
    target: "es2023",
    strict: true,
    types: ["node"],
    rootDir: "src",
    outDir: "out",
  };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["src"] }));
  writeFileSync(
    join(directory, "src/call.ts"),
    `import { connect } from "@autonats/runtime/node";
import { AuditClient } from "./audit.gen.js";
import { OrderClient } from "./order.gen.js";
import { ShippingClient } from "./shipping.gen.js";
import { TooHeavy } from "./shipping.types.gen.js";
import { StockClient } from "./stock.gen.js";
import { UserClient } from "./user.gen.js";
import { UserNotFound } from "./user.types.gen.js";

const connection = await connect({ servers: process.env["NATS_URL"] ?? "" });
const users = new UserClient(connection);
const address = { street: "Lane 1", city: "Ulm", postcode: "89073" };
const user = await users.register({ name: "Ann", age: 30, address });
console.log(user.name, user.since instanceof Date);
console.log(await users.getById("nobody").catch((error) => error instanceof UserNotFound && error.id));
console.log(typeof (await new StockClient(connection).level("mug")));
console.log(typeof (await new AuditClient(connection).count()));
const parcel = await new ShippingClient(connection).send(user.id, 1200);
console.log(parcel.label.startsWith("Ann"));
console.log(await new ShippingClient(connection).send(user.id, 31_000).catch((error) => error instanceof TooHeavy && error.limit));
console.log(typeof new OrderClient(connection));
await connection.close();
`,
  );
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], directory);
  const printed = run(process.execPath, ["out/call.js"], directory);
  expect(printed.split("\n")).toEqual(["Ann true", "nobody", "number", "number", "true", "30000", "object", ""]);
});

test("clients in Go of all that runs compile and call, without its source", () => {
  for (const service of services) pull(service, `pulled/${service.toLowerCase()}`, "go");
  mkdirSync(join(directory, "caller"));
  const path = `example.com/shop/${directory.slice(shop.length + 1)}`;
  writeFileSync(
    join(directory, "caller/main.go"),
    `package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	_ "${path}/pulled/audit"
	_ "${path}/pulled/order"
	"${path}/pulled/shipping"
	"${path}/pulled/stock"
	"${path}/pulled/user"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	ctx := context.Background()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()
	users := user.NewUserClient(nc)
	ann, err := users.Register(ctx, user.NewUser{Name: "Ann", Age: 30, Address: user.Address{Street: "Lane 1", City: "Ulm", Postcode: "89073"}})
	fmt.Println(ann.Name, err)
	var missing *user.UserNotFound
	_, err = users.GetById(ctx, "nobody")
	fmt.Println(errors.As(err, &missing))
	_, err = stock.NewStockClient(nc).Level(ctx, "mug")
	fmt.Println(err)
	parcel, err := shipping.NewShippingClient(nc).Send(ctx, ann.ID, 1200)
	fmt.Println(parcel.Label[:3], err)
}
`,
  );
  const packages = ["caller", ...services.map((service) => `pulled/${service.toLowerCase()}`)];
  run(findGo(), ["vet", ...packages.map((each) => `./${each}`)], directory);
  expect(run(findGo(), ["run", "./caller"], directory).split("\n")).toEqual([
    "Ann <nil>",
    "true",
    "<nil>",
    "Ann <nil>",
    "",
  ]);
});

test("nothing differs from what runs", () => {
  const printed = run(process.execPath, [join(root, "packages/cli/bin/autonats.js"), "diff", server.url], shop);
  expect(printed.match(/the same/gu)).toHaveLength(services.length);
  expect(printed).toContain("Safe to deploy.\n");
});

function pull(service: string, out: string, language: string): void {
  const bin = join(root, "packages/cli/bin/autonats.js");
  run(process.execPath, [bin, "pull", server.url, service, "-o", out, "-l", language], directory);
}

function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, NATS_URL: server?.url } });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${args.join(" ")}:\n${stdout}${stderr}`);
  }
}

async function start(program: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, NATS_URL: server.url };
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  processes.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  expect(line).toBe("ready");
}
