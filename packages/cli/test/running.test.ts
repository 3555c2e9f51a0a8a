import type { NatsConnection } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { type NatsServer, startNatsServer } from "@autonats/testing/nats-server";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { DiffDocument } from "../src/diff/report.js";
import { runCli } from "./support/run-cli.js";
import { modelOf, serveModel } from "./support/serve-model.js";
import { project } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";

const source = `export class NotFound extends Error {
  constructor(readonly id: string) {
    super("not found");
  }
}

export interface User {
  id: string;
  name: string;
  age?: number;
  role: "admin" | "guest";
}

/**
 * @nats:server User
 * @nats:version 1.0.0
 */
export interface UserService {
  /** @nats:error NotFound */
  getById(id: string): Promise<User>;
  rename(id: string, name: string): Promise<void>;
  /** @nats:idempotent */
  count(): Promise<number>;
  touch(id: string): void;
}
`;

let server: NatsServer;
let connection: NatsConnection;

beforeAll(async () => {
  server = await startNatsServer();
  connection = await connect({ servers: server.url });
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

/** Runs an instance of a version of the service until the test has finished. */
async function serve(text: string, offerModel = true): Promise<string> {
  const handler = await serveModel(await modelOf({ ...project, "user.ts": text }), connection, offerModel);
  onTestFinished(() => handler.shutdown());
  return handler.instance;
}

function changed(from: string, to: string): string {
  if (!source.includes(from)) throw new Error(`the source has no ${from}`);
  return source.replace(from, to);
}

async function diff(...args: readonly string[]) {
  const { root } = createTempProject({ ...project, "user.ts": source });
  const { exitCode, stdout, stderr } = await runCli(root, ["diff", server.url, "--json", ...args]);
  const document = JSON.parse(stdout) as DiffDocument;
  const instances = document.services.flatMap((service) => service.instances);
  return { exitCode, stderr, document, instances };
}

/** What runs, by what is different from the interface here; what it is said to be; and what comes of a deploy. */
const seeded: readonly (readonly [what: string, running: string, drifts: readonly string[], verdict: string])[] = [
  ["one more method", changed("touch(", "drop(id: string): Promise<void>;\n  touch("), ["extra Drop"], "breaks"],
  [
    "one method less",
    changed("  rename(id: string, name: string): Promise<void>;\n", ""),
    ["missing Rename"],
    "compatible",
  ],
  [
    "an optional parameter",
    changed("name: string): P", "name: string, why?: string): P"),
    ["shape Rename"],
    "compatible",
  ],
  [
    "a parameter that is required",
    changed("name: string): P", "name: string, why: string): P"),
    ["shape Rename"],
    "breaks",
  ],
  ["a field less in a result", changed("  name: string;\n", ""), ["shape GetById"], "breaks"],
  [
    "an optional field in a result",
    changed("  age?: number;\n", "  age?: number;\n  city?: string;\n"),
    ["shape GetById"],
    "compatible",
  ],
  ["a field of another type", changed("age?: number", "age?: string"), ["shape GetById"], "breaks"],
  ["a field that is required there", changed("age?: number", "age: number"), ["shape GetById"], "breaks"],
  ["one value more", changed('"guest"', '"guest" | "owner"'), ["shape GetById"], "breaks"],
  ["an error less", changed("  /** @nats:error NotFound */\n", ""), ["shape GetById"], "compatible"],
  [
    "a call that is answered",
    changed("touch(id: string): void", "touch(id: string): Promise<void>"),
    ["kind Touch"],
    "breaks",
  ],
  ["another result", changed("count(): Promise<number>", "count(): Promise<string>"), ["shape Count"], "breaks"],
  [
    "another deadline",
    changed("@nats:idempotent", "@nats:idempotent\n   * @nats:timeout 1s"),
    ["timeout Count"],
    "compatible",
  ],
  [
    "another limit",
    changed("@nats:idempotent", "@nats:idempotent\n   * @nats:concurrency 9"),
    ["concurrency Count"],
    "compatible",
  ],
  ["a method that may not run twice", changed("  /** @nats:idempotent */\n", ""), ["idempotent Count"], "compatible"],
  ["another minor version", changed("1.0.0", "1.1.0"), ["version "], "compatible"],
  ["another major version", changed("1.0.0", "2.0.0"), ["subject ", "version "], "breaks"],
];

describe("diff", () => {
  test("finds nothing where the same runs", async () => {
    const instance = await serve(source);
    const { exitCode, stderr, instances } = await diff();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(instances).toEqual([{ instance, verdict: "same", drifts: [], breaks: [] }]);
  });

  test.each(seeded)("finds %s, and nothing else", async (_what, running, drifts, verdict) => {
    const instance = await serve(running);
    const { exitCode, instances } = await diff();
    expect(instances.map((each) => each.instance)).toEqual([instance]);
    expect(instances[0]?.drifts.map(({ kind, method = "" }) => `${kind} ${method}`)).toEqual(drifts);
    expect(instances[0]?.verdict).toBe(verdict);
    expect(exitCode).toBe(verdict === "breaks" ? 1 : 0);
  });

  test("tells instances apart", async () => {
    const [same, other] = [await serve(source), await serve(changed("age?: number", "age?: string"))];
    const { root } = createTempProject({ ...project, "user.ts": source });
    const { exitCode, stdout, stderr } = await runCli(root, ["diff", server.url]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`  ${same}  the same\n`);
    expect(stdout).toContain(`  ${other}  breaks\n    GetById sends or receives something else\n`);
    expect(stdout).toContain("Not safe to deploy: User will break.\n");
    expect(stderr).toMatch(/error\[AN6[0-9]{3}\]/u);
  });

  test("an instance without a model is compared by its fingerprints", async () => {
    await serve(source, false);
    expect((await diff()).instances[0]).toMatchObject({ verdict: "same" });
    await serve(changed("age?: number", "age?: string"), false);
    const { exitCode, instances } = await diff();
    expect(exitCode).toBe(1);
    expect(instances.map(({ verdict }) => verdict).sort()).toEqual(["same", "unknown"]);
  });

  test("nothing runs", async () => {
    const { root } = createTempProject({ ...project, "user.ts": source });
    expect(await runCli(root, ["diff", server.url])).toMatchObject({
      exitCode: 0,
      stdout: "User  does not run\nSafe to deploy.\n",
    });
    expect((await runCli(root, ["diff", "somewhere"])).exitCode).toBe(2);
    expect((await runCli(root, ["diff", "nats://127.0.0.1:1"])).exitCode).toBe(3);
  });
});

describe("breaking --against what runs", () => {
  test("finds what breaks, and nothing where nothing does", async () => {
    await serve(source);
    const { root } = createTempProject({ ...project, "user.ts": source });
    expect(await runCli(root, ["breaking", "--against", server.url])).toMatchObject({ exitCode: 0, stderr: "" });
    await serve(changed("age?: number", "age?: string"));
    const { exitCode, stderr } = await runCli(root, ["breaking", "--against", server.url]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("AN6");
  });

  test("says which services offer no model", async () => {
    await serve(source, false);
    const { root } = createTempProject({ ...project, "user.ts": source });
    const { exitCode, stderr } = await runCli(root, ["breaking", "--against", server.url]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("instances of User offer no model");
  });
});

describe("pull", () => {
  test("writes types and client of what runs", async () => {
    await serve(source);
    const { root, read } = createTempProject(project);
    const { exitCode, stdout, stderr } = await runCli(root, ["pull", server.url, "User", "-o", "src"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.split("\n").sort()).toEqual([
      "",
      "src/user.codec.gen.ts",
      "src/user.gen.ts",
      "src/user.types.gen.ts",
    ]);
    expect(read("src/user.types.gen.ts")).toContain("getById(id: string): Promise<User>;");
    expect(read("src/user.gen.ts")).toContain("export class UserClient implements UserService");
  });

  test("writes Go in a module of Go alone", async () => {
    await serve(source);
    const { root, read } = createTempProject({ "go.mod": "module example.com/callers\n" });
    const { exitCode, stdout } = await runCli(root, ["pull", server.url, "User", "-o", "mesh"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "mesh/nats_client.go\nmesh/nats_codec.go\n" });
    expect(read("mesh/nats_client.go")).toContain("func NewUserClient(");
  });

  test("says why it cannot", async () => {
    const { root } = createTempProject(project);
    const nobody = await runCli(root, ["pull", server.url, "Nobody"]);
    expect(nobody.exitCode).toBe(1);
    expect(nobody.stderr).toContain("no instance of it answers");
    await serve(source, false);
    expect((await runCli(root, ["pull", server.url, "User"])).stderr).toContain(
      "none of its instances offers its model",
    );
    expect((await runCli(root, ["pull", server.url, "a b"])).exitCode).toBe(2);
    const other = await runCli(root, ["pull", server.url, "User", "-l", "openapi"]);
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toContain("`--language` cannot be `openapi`: a client is code: it must be typescript or go");
  });

  test("of several versions one has to be chosen", async () => {
    await serve(source);
    await serve(changed("1.0.0", "2.0.0"));
    const { root } = createTempProject(project);
    expect((await runCli(root, ["pull", server.url, "User"])).stderr).toContain("choose one of User.v1, User.v2");
    expect((await runCli(root, ["pull", server.url, "User.v2"])).exitCode).toBe(0);
  });
});
