import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { goBackend } from "@autonats/backend-go";
import { typescriptBackend } from "@autonats/backend-typescript";
import { link, type Model } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import type { Handler } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGo } from "../../../backends/go/test/support/go-tool.js";
import { createGoWorkspace } from "../../../backends/go/test/support/go-workspace.js";
import { protobufFrontend } from "../src/index.js";
import { least, most, values } from "./live/values.js";

const folder = fileURLToPath(new URL("live", import.meta.url));
const ends: (() => unknown)[] = [];

/** What is generated from the `.proto` file, as far as the test uses it. */
interface Generated {
  readonly EverythingClient: new (connection: unknown, options: object) => Client;
  readonly EverythingHandler: new (server: unknown, connection: unknown, options: object) => Handler;
}

interface Client {
  echo(value?: object, refuse?: string): Promise<object>;
  describe(value?: object): Promise<{ readonly json: string }>;
  nothing(): Promise<void>;
}

/** A class of the generated code: an error of its own. */
type RefusedClass = new (why: string, number: bigint) => Error;

let Refused: RefusedClass;
let direct: Client;
let through: Client;
/** What the handler in TypeScript was called with. */
const received: unknown[] = [];

/** A handler in TypeScript, and a process of Go with a handler and with a client of that one; all of it from one `.proto` file alone. */
beforeAll(async () => {
  const model = await readModel();
  const server = await startNatsServer();
  ends.push(() => server.stop());
  const connection = await connect({ servers: server.url });
  ends.push(() => connection.close());
  const { generated, types } = await loadTypescript(model);
  Refused = types.Refused;
  const handler = new generated.EverythingHandler(
    {
      echo: async (value: object | undefined, refuse?: string) => {
        received.push(value);
        if (refuse !== undefined) throw new Refused(refuse, 2n ** 63n - 1n);
        return value ?? least;
      },
      describe: async (value: object | undefined) => ({ json: String(value) }),
      nothing: async () => undefined,
    },
    connection,
    { prefix: "typescript" },
  );
  await handler.run();
  ends.push(() => handler.shutdown());
  const child = await startGo(model, server.url);
  ends.push(() => child.kill());
  direct = new generated.EverythingClient(connection, { prefix: "go" });
  through = new generated.EverythingClient(connection, { prefix: "through-go" });
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function readModel(): Promise<Model> {
  const files = [`${folder}/everything.proto`];
  const { source, diagnostics } = await protobufFrontend.parse({ root: folder, files, host: createDiskHost() });
  const linked = link(source, { timeoutMs: 5000, concurrency: 5 });
  expect([...diagnostics, ...linked.diagnostics]).toEqual([]);
  return linked.model;
}

async function loadTypescript(
  model: Model,
): Promise<{ readonly generated: Generated; readonly types: { readonly Refused: RefusedClass } }> {
  const directory = mkdtempSync(fileURLToPath(new URL(".live-", import.meta.url)));
  ends.push(() => rmSync(directory, { recursive: true }));
  const { files } = typescriptBackend.generate(model, { importExtension: "js", tracing: false });
  for (const { path, content } of files) writeFileSync(`${directory}/${path}`, content);
  const [generated, types] = await Promise.all([
    import(`${directory}/everything.gen.ts`),
    import(`${directory}/everything.types.gen.ts`),
  ]);
  return { generated, types };
}

/** Builds and starts the program in Go; resolves once it serves. */
async function startGo(model: Model, url: string): Promise<ChildProcess> {
  const { files } = goBackend.generate(model, { out: "mesh" });
  const module = new Map([
    ["main.go", readFileSync(`${folder}/main.go`, "utf8")],
    ...files.map(({ path, content }) => [path, content] as const),
  ]);
  const workspace = createGoWorkspace(new Map([["everything", module]]));
  ends.push(() => workspace[Symbol.dispose]());
  const { output, status } = await runGo(["build", "-o", "everything.bin", "./everything"], workspace.directory);
  expect(status, output).toBe(0);
  const child = spawn(`${workspace.directory}/everything.bin`, [url], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the program in Go ended with ${code}`)));
    child.stdout.once("data", () => resolve());
  });
  return child;
}

describe.each(Object.entries(values))("%s", (_name, value) => {
  test("comes back from a handler in Go", async () => {
    expect(await direct.echo(value)).toEqual(value);
  });

  test("is what a client in Go sends to a handler in TypeScript, and gets from it", async () => {
    received.length = 0;
    expect(await through.echo(value)).toEqual(value);
    expect(received).toEqual([value]);
  });
});

test("Go has the values that TypeScript has", async () => {
  const { json } = await direct.describe({ ...most, number: 2n ** 53n + 1n });
  const texts = [
    '"anInt64":-9223372036854775808',
    '"aUint64":18446744073709551615',
    '"aFixed64":9007199254740993',
    '"someBytes":"AH+A/w=="',
    '"colour":"COLOUR_BLUE"',
    '"maybeSint64":0',
    '"point":{"x":5e-324,"y":-1.5}',
    '"byNumber":{"-9223372036854775808":"AQ==","0":""}',
    '"at":"0001-01-01T00:00:00Z"',
    '"span":-1',
    '"wBool":false',
    '"number":9007199254740993',
    '"other-name":"renamed"',
  ];
  expect(texts.filter((text) => !json.includes(text))).toEqual([]);
});

test("a value that may be absent is absent", async () => {
  received.length = 0;
  expect(await through.echo()).toEqual(least);
  expect(received).toEqual([undefined]);
});

test("declared errors arrive as what they are", async () => {
  await expect(direct.echo(undefined, "no")).rejects.toEqual(new Refused("no", -(2n ** 63n)));
  await expect(through.echo(undefined, "no")).rejects.toEqual(new Refused("no", 2n ** 63n - 1n));
});

test("a method may take and answer nothing", async () => {
  expect(await direct.nothing()).toBeUndefined();
  expect(await through.nothing()).toBeUndefined();
});
