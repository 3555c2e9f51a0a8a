import { expect, test } from "vitest";
import { nearMisses } from "../src/discovery/near-misses.js";
import { runCli } from "./support/run-cli.js";
import { createTempProject } from "./support/temp-project.js";

test.each([
  ["//nats:server User", 1, 3],
  ["// nats:server User", 1, 4],
  ["\t// @nats:Server User", 1, 5],
  ["// @nats: server User", 1, 4],
  ["/** @Nats:server User */", 1, 5],
  ["/**\n * @nats:SERVER User\n */", 2, 4],
])("%j is reported", (text, line, column) => {
  const [found, ...others] = nearMisses("user.ts", text);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: "AN3028", severity: "warning", span: { line, column } });
  expect(found?.help).toContain("Write `@nats:server User`");
});

test.each(["// @nats:server User", 'const text = "nats:server";', "// the nats:servers are up", "// see nats:server"])(
  "nothing is said of %j",
  (text) => {
    expect(nearMisses("user.ts", text)).toEqual([]);
  },
);

test("the command reports it", async () => {
  const { root } = createTempProject({
    "user.ts": "//nats:server User\nexport interface User { get(): Promise<void> }\n",
  });
  const { exitCode, stderr } = await runCli(root, ["g"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("warning[AN3028]: `nats:server` is not a marker");
});

test("a marker in a file of declarations is reported, unless a compiler made the file", async () => {
  const { root } = createTempProject({
    "user.d.ts": "/** @nats:server User */\nexport interface User { get(): Promise<void> }\n",
    "lib/order.d.ts": "/** @nats:server Order */\nexport interface Order { get(): Promise<void> }\n",
    "lib/order.js": "",
  });
  const { stderr } = await runCli(root, ["g"]);
  expect(stderr).toContain("warning[AN1016]: nothing is generated for the marker in `user.d.ts`");
  expect(stderr).toContain("Move the interface into `user.ts`");
  expect(stderr).not.toContain("order.d.ts");
});
