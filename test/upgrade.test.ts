import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import { expect, test } from "vitest";
import { runGo } from "../packages/backends/go/test/support/go-tool.js";
import { createGoWorkspace } from "../packages/backends/go/test/support/go-workspace.js";
import { compileProjects } from "../scenarios/support/compile.js";
import { UserClient, UserHandler } from "./earlier-code/typescript/users.gen.js";
import { type NewUser, UserNotFound } from "./earlier-code/typescript/users.js";

/** What the generator made before it knew of connections of other kinds, of `codegenv1` in Go and of schemas. */
const earlier = fileURLToPath(new URL("earlier-code/", import.meta.url));

test("TypeScript that was generated earlier compiles", () => {
  expect(compileProjects([{ name: "earlier", folders: [`${earlier}typescript`], checks: undefined }])).toEqual([]);
});

test("TypeScript that was generated earlier serves and calls", async () => {
  const server = await startNatsServer();
  const connection = await connect({ servers: server.url });
  try {
    const accounts = {
      register: async (user: NewUser) => ({ ...user, id: "1", since: new Date(0) }),
      getById: async (id: string) => Promise.reject(new UserNotFound(id)),
    };
    const handler = new UserHandler(accounts, connection);
    await handler.run();
    const client = new UserClient(connection);
    const user: NewUser = { name: "Ann", age: 30, address: { street: "Lane 1", city: "Ulm", postcode: "89073" } };
    expect(await client.register(user)).toEqual({ ...user, id: "1", since: new Date(0) });
    await expect(client.getById("2")).rejects.toEqual(new UserNotFound("2"));
    await handler.shutdown();
  } finally {
    await connection.close();
    await server.stop();
  }
});

test.each([0, 30])(
  "Go that was generated earlier, with %i methods more, fails with a line that says what to do",
  async (more) => {
    const generated = withMethods(readFileSync(`${earlier}go/nats_client.go`, "utf8"), more);
    using workspace = createGoWorkspace(new Map([["earlier", new Map([["nats_client.go", generated]])]]));
    const { output, status } = await runGo(["build", ...workspace.patterns], workspace.directory);
    expect(status).not.toBe(0);
    expect(output.split("\n")[1]).toContain("RunAutonatsGenerateAgain");
  },
);

/** Adds fields to a client, as it has one for each method: the compiler stops after ten errors, and reads types first. */
function withMethods(generated: string, count: number): string {
  const fields = Array.from({ length: count }, (_, index) => {
    return `\tunary${index} *autonats.UnaryCall[string, string]\n\toneWay${index} *autonats.OneWayCall[string]\n`;
  });
  return generated.replace(/^type UserClient struct \{\n/mu, (head) => head + fields.join(""));
}
