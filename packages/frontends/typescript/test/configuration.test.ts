import { expect, test } from "vitest";
import { readProject } from "./support/read.js";

const service = (result: string): string =>
  `/** @nats:server User */ export interface UserService { get(): Promise<${result}>; }`;

test("imports follow the paths of the nearest tsconfig.json and of those it extends", () => {
  const { model, diagnostics, inputs } = readProject({
    "tsconfig.base.json": JSON.stringify({ compilerOptions: { paths: { "@shared/*": ["./shared/*"] } } }),
    "apps/users/tsconfig.json": JSON.stringify({ extends: "../../tsconfig.base.json" }),
    "apps/users/service.ts": `import type { User } from "@shared/user";\n${service("User")}`,
    "shared/user.ts": "export interface User { id: string }",
  });
  expect(diagnostics).toEqual([]);
  expect(model.declarations).toMatchObject([{ id: "User", source: { file: "shared/user.ts", exported: true } }]);
  expect(inputs).toEqual([
    "/project/apps/users/service.ts",
    "/project/apps/users/tsconfig.json",
    "/project/shared/user.ts",
    "/project/tsconfig.base.json",
  ]);
});

test("types of another package of the same repository are imported by its name", () => {
  const { model } = readProject({
    "packages/users/package.json": JSON.stringify({ name: "@acme/users" }),
    "packages/users/tsconfig.json": JSON.stringify({
      compilerOptions: { paths: { "@acme/shared": ["../shared/src/index.ts"] } },
    }),
    "packages/users/service.ts": `import type { User } from "@acme/shared";\n${service("User")}`,
    "packages/shared/package.json": JSON.stringify({ name: "@acme/shared" }),
    "packages/shared/src/index.ts": 'export type { Person as User } from "./person.js";',
    "packages/shared/src/person.ts": "export interface Person { id: string }",
  });
  const source = { package: "@acme/shared", name: "Person", exportName: "User" };
  expect(model.declarations).toMatchObject([{ id: "User", source }]);
});

test("projects with configurations of their own share the types that they have in common", () => {
  const { model, diagnostics } = readProject({
    "shared/user.ts": "export interface User { id: string; address: { city: string } }",
    "a/tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "~/*": ["../shared/*"] } } }),
    "a/a.ts": `import type { User } from "~/user";\n${service("User").replace("server User", "server A")}`,
    "b/tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "#/*": ["../shared/*"] } } }),
    "b/b.ts": `import type { User } from "#/user";\n${service("User[]").replace("server User", "server B")}`,
  });
  expect(diagnostics).toEqual([]);
  expect(model.services.map(({ name }) => name)).toEqual(["A", "B"]);
  expect(model.declarations.map(({ id }) => id)).toEqual(["User", "UserAddress"]);
});

test("a configuration that only points at others leaves a file to the one that includes it", () => {
  const { diagnostics, model } = readProject({
    "tsconfig.json": JSON.stringify({ files: [], references: [{ path: "./tsconfig.node.json" }, { path: "./app" }] }),
    "tsconfig.node.json": JSON.stringify({ include: ["vite.config.ts", "scripts/**/*.ts"] }),
    "app/tsconfig.json": JSON.stringify({
      compilerOptions: { paths: { "~/*": ["../shared/*"] } },
      include: ["../src/**/*.ts"],
    }),
    "shared/user.ts": "export interface User { id: string }",
    "src/service.ts": `import type { User } from "~/user";\n${service("User")}`,
  });
  expect(diagnostics).toEqual([]);
  expect(model.services).toHaveLength(1);
});

test("a project that is referred to need not have been built", () => {
  const composite = { composite: true, module: "nodenext", rootDir: "src", outDir: "dist" };
  const { model, diagnostics } = readProject({
    "tsconfig.json": JSON.stringify({
      files: [],
      references: [{ path: "./packages/shared" }, { path: "./packages/users" }],
    }),
    "packages/shared/package.json": JSON.stringify({ name: "@acme/shared", exports: { types: "./dist/index.d.ts" } }),
    "packages/shared/tsconfig.json": JSON.stringify({ compilerOptions: composite, include: ["src"] }),
    "packages/shared/src/index.ts": 'export type { User } from "./user.js";',
    "packages/shared/src/user.ts": "export interface User { id: string }",
    "packages/users/package.json": JSON.stringify({ name: "@acme/users" }),
    "packages/users/tsconfig.json": JSON.stringify({
      compilerOptions: { ...composite, paths: { "@acme/shared": ["../shared/dist/index.d.ts"] } },
      references: [{ path: "../shared" }],
    }),
    "packages/users/src/service.ts": `import type { User } from "@acme/shared";\n${service("User")}`,
  });
  expect(diagnostics).toEqual([]);
  const source = { file: "packages/shared/src/user.ts", package: "@acme/shared" };
  expect(model.declarations).toMatchObject([{ id: "User", source }]);
});

test("null is told from what is absent even where the configuration is not strict", () => {
  const { model } = readProject({
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: false, exactOptionalPropertyTypes: false } }),
    "service.ts": service("string | null"),
  });
  expect(model.services[0]?.methods[0]?.result).toEqual({
    kind: "nullable",
    type: { kind: "scalar", scalar: "string" },
  });
});

test("a configuration that cannot be read is reported where it is wrong, and services come out all the same", () => {
  const { model, diagnostics } = readProject({
    "tsconfig.json": '{\n  "compilerOptions": { "module": "no such thing" }\n}',
    "service.ts": service("string"),
  });
  expect(diagnostics).toMatchObject([{ code: "AN1012", span: { file: "tsconfig.json", line: 2 } }]);
  expect(model.services).toHaveLength(1);
});

test("the language's whole library is read when a file asks for more than the common part", () => {
  const { diagnostics } = readProject({ "service.ts": service("Intl.NumberFormat") });
  expect(diagnostics).toMatchObject([{ code: "AN3013", message: expect.stringContaining("`NumberFormat` is more") }]);
});

test("files without an annotation are not read", () => {
  const { inputs } = readProject({ "service.ts": service("string"), "other.ts": "export interface Other {}" });
  expect(inputs).toEqual(["/project/service.ts"]);
});
