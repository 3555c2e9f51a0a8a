import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.js";
import { project } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";

const greeter = `syntax = "proto3";

package greeter;

// @nats:server Greeter
service GreeterService {
  rpc Greet(GreetRequest) returns (GreetReply);
}

message GreetRequest {
  string name = 1;
}

message GreetReply {
  string text = 1;
}
`;

describe("a project with a contract in protocol buffers", () => {
  test("gets TypeScript and Go where the configuration wants them", async () => {
    const { root, read, write } = createTempProject({ ...project, "greeter.proto": greeter });
    expect((await runCli(root, ["g"])).stderr).toContain("error[AN4008]");
    write("autonats.yaml", "version: 1\ntypescript: { out: src }\ngo: { out: { protobuf: mesh } }\n");
    expect(await runCli(root, ["g"])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(read("src/greeter.types.gen.ts")).toContain("  greet(name: string): Promise<GreetReply>;\n");
    expect(read("mesh/nats_client.go")).toContain("Greet(ctx context.Context, name string) (*GreetReply, error)\n");
    expect((await runCli(root, ["g", "--check"])).exitCode).toBe(0);
  });

  test("hears of mistakes with their place", async () => {
    const { root } = createTempProject({
      ...project,
      "greeter.proto": greeter.replace("(GreetReply)", "(stream GreetReply)"),
    });
    const { exitCode, stderr } = await runCli(root, ["g", "--language", "typescript", "--out", "src"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("error[AN7004]: `Greet` streams its response");
    expect(stderr).toContain("greeter.proto:7:7");
  });
});

describe("a project that generates protocol buffers", () => {
  const source = (fields: string): string =>
    `/** @nats:server User */\nexport interface UserService {\n  find(id: string): Promise<User>;\n}\n\nexport interface User {\n${fields}}\n`;

  test("keeps the numbers of the lock file, and leaves nothing to do for a second run", async () => {
    const { root, read, write } = createTempProject({
      ...project,
      "user.ts": source("  id: string;\n  name: string;\n"),
    });
    write("autonats.yaml", "version: 1\nprotobuf: { out: proto }\n");
    await runCli(root, ["g"]);
    expect(read("proto/user/user.proto")).toContain("message User {\n  string id = 1;\n  string name = 2;\n}");
    write("user.ts", source("  email: string;\n  name: string;\n"));
    expect((await runCli(root, ["g", "--check"])).exitCode).toBe(1);
    expect(await runCli(root, ["g"])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(read("proto/user/user.proto")).toContain(
      'message User {\n  reserved 1;\n  reserved "id";\n  string email = 3;\n  string name = 2;\n}',
    );
    expect((await runCli(root, ["g", "--check"])).exitCode).toBe(0);
  });

  test("refuses to guess where the lock file is damaged", async () => {
    const { root, read, write } = createTempProject({ ...project, "user.ts": source("  id: string;\n") });
    write("autonats.yaml", 'version: 1\nprotobuf: { out: proto, syntax: "2023" }\n');
    await runCli(root, ["g"]);
    expect(read("proto/user/user.proto")).toContain('edition = "2023";\n');
    const lock = read("proto/user/user.proto.lock.json");
    write("proto/user/user.proto.lock.json", lock.replace('"enums"', '<<<<<<< ours "enums"'));
    const { exitCode, stderr } = await runCli(root, ["g"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining("error[AN5201]") });
    expect(read("proto/user/user.proto.lock.json")).toContain("<<<<<<< ours");
  });
});
