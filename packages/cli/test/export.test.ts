import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { main } from "../src/main.js";
import { createTestIo } from "./support/run-cli.js";
import { project, userSource } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";

async function run(cwd: string, ...args: readonly string[]) {
  const io = createTestIo(cwd, { env: {} });
  const exitCode = await main(["export", ...args], io);
  return { exitCode, ...io.written };
}

test("writes what one target makes of the interfaces, and no code", async () => {
  const { root, path, read } = createTempProject({ ...project, "user.ts": userSource });
  expect(await run(root, "kubernetes-hpa", "--hpa-route", "keda", "-o", "deploy")).toMatchObject({
    exitCode: 0,
    stderr: "",
  });
  const manifest = read("deploy/user.hpa.yaml");
  expect(manifest).toContain("# Source: ../user.ts\n");
  expect(manifest).toContain("kind: ScaledObject\n");
  expect(existsSync(path("user.gen.ts"))).toBe(false);
  expect((await run(root, "kubernetes-hpa", "--hpa-route", "keda", "-o", "deploy", "--check")).exitCode).toBe(0);
  expect((await run(root, "kubernetes-hpa", "-o", "deploy", "--check")).exitCode).toBe(1);
});

test("takes settings from the configuration, and refuses others", async () => {
  const { root, read, write } = createTempProject({ ...project, "user.ts": userSource });
  write("autonats.yaml", "version: 1\nkubernetes-hpa: { out: k8s, replicas: 3-7 }\n");
  expect(await run(root, "kubernetes-hpa")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(read("k8s/user.hpa.yaml")).toContain("maxReplicas: 7\n");
  expect((await run(root, "kubernetes-hpa", "--hpa-reserve", "100%")).stderr).toContain(
    "`--hpa-reserve` cannot be `100%`: it must be a share below 100 %, such as 30%",
  );
  expect((await run(root, "nothing")).exitCode).toBe(2);
});
