import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, onTestFinished, test } from "vitest";
import type { ExitCode } from "../src/exit-codes.js";
import type { KeyInput } from "../src/io.js";
import { main } from "../src/main.js";
import { type CliSurroundings, createTestIo } from "./support/run-cli.js";
import { orderSource, project, userSource } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";
import { until } from "./support/until.js";

/** A watching command, and what it said since one last asked. */
interface Watch {
  /** Waits for text on either stream, after what was waited for before. */
  sees(text: RegExp): Promise<void>;
  /** All that has not been waited for. */
  unseen(): string;
  readonly ended: Promise<ExitCode>;
  stop(): Promise<ExitCode>;
}

async function startWatch(
  root: string,
  args: readonly string[] = [],
  surroundings: CliSurroundings = {},
): Promise<Watch> {
  const io = createTestIo(root, surroundings);
  let text = "";
  const collect = {
    write(more: string): void {
      text += more;
    },
  };
  const ended = main(["g", "--watch", ...args], {
    ...io,
    stdout: { ...io.stdout, ...collect },
    stderr: { ...io.stderr, ...collect },
  });
  const stop = (): Promise<ExitCode> => {
    io.interrupt();
    return ended;
  };
  onTestFinished(async () => void (await stop()));
  const watch: Watch = {
    async sees(pattern) {
      await until(
        () => pattern.test(text),
        () => `${pattern} in\n${text}`,
      );
      const match = pattern.exec(text);
      text = text.slice((match?.index ?? 0) + (match?.[0].length ?? 0));
    },
    unseen: () => text,
    ended,
    stop,
  };
  return watch;
}

test("--watch generates again when a source changes, and survives mistakes", async () => {
  const { root, write, read } = createTempProject({ ...project, "src/user.ts": userSource });
  const watch = await startWatch(root);
  await watch.sees(/✔ User {2}3 methods[^\n]*\nwatching \d+ files?\n/u);
  write("src/user.ts", userSource.replace("  deleteAll(): Promise<void>;\n", ""));
  await watch.sees(/src\/user\.ts changed\n✔ User {2}2 methods[^\n]*\nwatching/u);
  expect(read("src/user.gen.ts")).not.toContain("deleteAll");
  write("src/order.ts", orderSource("mistake"));
  await watch.sees(/error\[AN3002\][\s\S]*✖ Order[\s\S]*watching/u);
  write("src/order.ts", orderSource());
  await watch.sees(/✔ Order[\s\S]*✔ User[\s\S]*watching/u);
  expect(existsSync(`${root}/src/order.gen.ts`)).toBe(true);
  expect(await watch.stop()).toBe(130);
});

test("--watch follows what sources import, settings, and generated files that go", async () => {
  const temp = createTempProject({
    ...project,
    "src/types.ts": "export interface User { id: string }\n",
    "src/user.ts": `import type { User } from "./types.js";\n${userSource.slice(userSource.indexOf("/**\n"))}`,
  });
  const watch = await startWatch(temp.root);
  await watch.sees(/✔ User[^\n]*\nwatching/u);
  temp.write("src/types.ts", "export interface User { id: string; age: number }\n");
  await watch.sees(/src\/types\.ts changed\n✔ User[^\n]*\nwatching/u);
  expect(temp.read("src/user.codec.gen.ts")).toContain('"age"');
  temp.write("autonats.yaml", "version: 1\nconcurency: 9\n");
  await watch.sees(/autonats\.yaml changed\n[\s\S]*error\[AN4001\][\s\S]*watching the project/u);
  temp.write("autonats.yaml", "version: 1\nconcurrency: 9\n");
  await watch.sees(/autonats\.yaml changed\n✔ User[^\n]*\nwatching/u);
  expect(temp.read("src/user.gen.ts")).toContain("concurrency: 9");
  rmSync(temp.path("src/user.gen.ts"));
  await watch.sees(/src\/user\.gen\.ts changed\n✔ User[^\n]*\nwatching/u);
  expect(temp.read("src/user.gen.ts")).toContain("concurrency: 9");
  expect(watch.unseen()).not.toContain("changed");
});

test("--watch does not take its own work for news, nor what is not a source", async () => {
  const temp = createTempProject({
    ...project,
    "user.ts": userSource,
    "node_modules/x/y.ts": "",
    ".gitignore": "out\n",
  });
  const watch = await startWatch(temp.root);
  await watch.sees(/✔ User[^\n]*\nwatching[^\n]*\n/u);
  temp.write("node_modules/x/y.ts", orderSource());
  temp.write("out/order.ts", orderSource());
  temp.write("notes.md", "x");
  temp.write("saved.tmp", userSource.replace("Keeps", "Holds"));
  renameSync(temp.path("saved.tmp"), temp.path("user.ts"));
  await watch.sees(/^user\.ts changed\n✔ User[^\n]*\nwatching[^\n]*\n/u);
  temp.write("last.ts", orderSource());
  await watch.sees(/^last\.ts changed\n✔ Order[\s\S]*watching[^\n]*\n/u);
});

test("--watch follows imports into what .gitignore names, and out of the project", async () => {
  const types = (more: string): string => `export interface User { id: string${more} }\n`;
  const temp = createTempProject({
    ".gitignore": "generated\n",
    "shared/types.ts": types(""),
    "app/package.json": project["package.json"],
    "app/tsconfig.json": project["tsconfig.json"],
    "app/.gitignore": "generated\n",
    "app/generated/names.ts": "export type Name = string;\n",
    "app/user.ts": `import type { Name } from "./generated/names.js";
import type { User } from "../shared/types.js";
/** @nats:server User */
export interface UserService {
  find(name: Name): Promise<User>;
}
`,
  });
  const watch = await startWatch(temp.path("app"));
  await watch.sees(/✔ User[^\n]*\nwatching[^\n]*\n/u);
  temp.write("app/generated/names.ts", "export type Name = number;\n");
  await watch.sees(/names\.ts changed\n✔ User[^\n]*\nwatching/u);
  expect(temp.read("app/user.codec.gen.ts")).toContain("decodeFloat64");
  temp.write("shared/types.ts", types("; age: number"));
  await watch.sees(/\.\.\/shared\/types\.ts changed\n✔ User[^\n]*\nwatching/u);
  expect(temp.read("app/user.codec.gen.ts")).toContain('"age"');
});

test("--watch listens to keys where somebody can press them", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  let press: (key: string) => void = () => {};
  const keys: KeyInput = {
    onKey(listener) {
      press = listener;
      return () => {
        press = () => {};
      };
    },
  };
  const watch = await startWatch(root, [], { keys, tty: true, env: { NO_COLOR: "1" } });
  await watch.sees(/✔ User[^\n]*\nwatching [^\n]*press h for help\n/u);
  press("x");
  press("h");
  await watch.sees(/ {2}r {2}generate again\n {2}c [^\n]*\n {2}h [^\n]*\n {2}q {2}quit\n/u);
  press("r");
  await watch.sees(/✔ User[^\n]*unchanged\nwatching/u);
  press("c");
  await watch.sees(/\[2J.*\[H/u);
  press("q");
  expect(await watch.ended).toBe(0);
});

test("--watch ends by Ctrl-C on a terminal in raw mode", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  const keys: KeyInput = {
    onKey(listener) {
      setImmediate(() => listener("\u0003"));
      return () => {};
    },
  };
  const watch = await startWatch(root, [], { keys, tty: true });
  expect(await watch.ended).toBe(130);
});

test("--watch --json gives each run a line", async () => {
  const { root, write } = createTempProject({ ...project, "user.ts": userSource });
  const io = createTestIo(root);
  const ended = main(["g", "--watch", "--json"], io);
  const lines = (): readonly string[] => io.written.stdout.split("\n").slice(0, -1);
  await until(() => lines().length === 1 && io.written.stderr.includes("watching"));
  write("user.ts", userSource.replace("  deleteAll(): Promise<void>;\n", ""));
  await until(() => lines().length === 2);
  io.interrupt();
  expect(await ended).toBe(130);
  const schema: object = JSON.parse(
    readFileSync(new URL("../schema/generate-result.schema.json", import.meta.url), "utf8"),
  );
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  const documents = lines().map((line) => JSON.parse(line));
  expect(documents.map((document) => validate(document))).toEqual([true, true]);
  expect(documents.map(({ services }) => services[0].methods)).toEqual([3, 2]);
});
