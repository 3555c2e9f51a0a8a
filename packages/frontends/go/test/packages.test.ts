import { describe, expect, it } from "vitest";
import { isBuiltByName, readHeader } from "../src/packages/build-constraints.js";
import { moduleCacheOf } from "../src/packages/environment.js";
import { parseGoMod, parseGoWork } from "../src/packages/go-mod.js";
import { readGo, serviceOf } from "./support/read-go.js";

const thing = 'package things\n\n// Thing is one.\ntype Thing struct {\n\tName string `json:"name"`\n}\n';

/** Reads a service that takes a `things.Thing` from `path`, and returns where that was found, or the diagnostics. */
async function placeOfThing(
  files: Readonly<Record<string, string>>,
  path = "example.org/Things/things",
  environment: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const service = serviceOf("Put(ctx context.Context, thing things.Thing) error", "", `import "${path}"`);
  const { model, text } = await readGo({ ...service, ...files }, environment);
  const source = model.declarations[0]?.source;
  return source === undefined ? text : [source.file, source.package, source.packageName];
}

describe("types of other modules", () => {
  const required = "module example.com/shop\n\nrequire example.org/Things v1.2.0 // indirect\n";

  it("are found in the module cache, whose place leaves no trace in the model", async () => {
    const files = { "go.mod": required, "/cache/example.org/!things@v1.2.0/things/thing.go": thing };
    expect(await placeOfThing(files, undefined, { GOMODCACHE: "/cache" })).toEqual([
      "example.org/!things@v1.2.0/things/thing.go",
      "example.org/Things/things",
      "things",
    ]);
  });

  it("are found in `vendor` first", async () => {
    const files = {
      "go.mod": required,
      "vendor/example.org/Things/things/thing.go": thing,
      "/cache/example.org/!things@v1.2.0/things/thing.go": thing.replace("name", "other"),
    };
    expect(await placeOfThing(files, undefined, { GOMODCACHE: "/cache" })).toEqual([
      "vendor/example.org/Things/things/thing.go",
      "example.org/Things/things",
      "things",
    ]);
  });

  it("are found where `replace` says, in a directory or at another version", async () => {
    const local = `${required}\nreplace example.org/Things => ../things\n`;
    expect(await placeOfThing({ "go.mod": local, "/things/things/thing.go": thing })).toContain(
      "example.org/Things/things",
    );
    const fork = `${required}\nreplace (\n\texample.org/Things v1.2.0 => example.net/fork v0.1.0\n)\n`;
    const files = { "go.mod": fork, "/home/go/pkg/mod/example.net/fork@v0.1.0/things/thing.go": thing };
    expect(await placeOfThing(files, undefined, { HOME: "/home" })).toContain(
      "example.net/fork@v0.1.0/things/thing.go",
    );
  });

  it("are found in the other modules of a workspace", async () => {
    const files = {
      "/go.work": "go 1.26\n\nuse (\n\t./shop\n\t./things\n)\n",
      "/things/go.mod": "module example.org/Things\n",
      "/things/things/thing.go": thing,
    };
    expect(await placeOfThing(files)).toEqual(["../things/things/thing.go", "example.org/Things/things", "things"]);
  });

  it("say what to do when they are not there", async () => {
    expect(await placeOfThing({ "go.mod": required })).toContain("go mod download");
    expect(await placeOfThing({})).toContain("run `go get example.org/Things/things`");
    expect(await placeOfThing({}, "example.com/shop/things")).toContain("Check the import path");
    const nested = { "things/go.mod": "module example.com/shop/things\n", "things/thing.go": thing };
    expect(await placeOfThing(nested, "example.com/shop/things")).toContain("go get");
  });

  it("are those of the newest package that the qualifier can mean", async () => {
    const files = { "yaml/v3/thing.go": thing.replace("package things", "package yaml") };
    const service = serviceOf(
      "Put(ctx context.Context, thing yaml.Thing) error",
      "",
      'import "example.com/shop/yaml/v3"',
    );
    expect((await readGo({ ...service, ...files })).text).toBe("");
  });
});

describe("files", () => {
  it.each([
    ["user.go", true],
    ["linux.go", true],
    ["user_linux.go", true],
    ["user_amd64.go", true],
    ["user_linux_amd64.go", true],
    ["user_windows.go", false],
    ["user_arm64.go", false],
    ["user_windows_amd64.go", false],
    ["user_linux_arm64.go", false],
    ["windows_user.go", true],
    ["user_unix.go", true],
  ])("%s is built: %s", (name, built) => {
    expect(isBuiltByName(name)).toBe(built);
  });

  it.each([
    ["//go:build linux", true],
    ["//go:build ignore", false],
    ["//go:build !windows && (amd64 || arm64)", true],
    ["//go:build unix && !cgo && go1.21", true],
    ["//go:build darwin || (linux && arm64)", false],
    ["//go:build linux &&", false],
    ["// +build linux,amd64 darwin", true],
    ["// +build ignore", false],
    ["// +build linux\n// +build !amd64", false],
    ["//go:build linux\n// +build ignore", true],
    ["/* go:build ignore */", true],
  ])("with %j are built: %s", (lines, isBuilt) => {
    expect(readHeader(`// Copyright.\n\n${lines}\n\npackage shop\n`)).toEqual({ packageName: "shop", isBuilt });
  });

  it("of tests and of the tools are not sources", async () => {
    const [service = ""] = Object.values(serviceOf("Get(ctx context.Context) error"));
    const { result } = await readGo({ "user_test.go": service, "_user.go": service, ".user.go": service });
    expect([result.source.services, result.diagnostics]).toEqual([[], []]);
  });

  it("that a result depends on are told, those of other modules aside", async () => {
    const files = {
      "go.mod": "module example.com/shop\n\nrequire example.org/Things v1.2.0\n",
      "/cache/example.org/!things@v1.2.0/things/thing.go": thing,
      "other.go": "package shop\n",
    };
    const service = serviceOf(
      "Put(ctx context.Context, t things.Thing) error",
      "",
      'import "example.org/Things/things"',
    );
    const { result } = await readGo({ ...service, ...files }, { GOMODCACHE: "/cache" });
    expect(result.inputs).toEqual(["/shop/go.mod", "/shop/other.go", "/shop/user.go"]);
  });
});

it("reads go.mod and go.work with their comments, quotes and blocks", () => {
  const mod =
    'module "example.com/a" // here\nrequire (\n\texample.org/b v1.0.0 // indirect\n)\nrequire example.org/c v2.0.0\nreplace example.org/c v2.0.0 => ./c\nexclude example.org/d v1.0.0\n';
  expect(parseGoMod(mod)).toEqual({
    path: "example.com/a",
    requires: new Map([
      ["example.org/b", "v1.0.0"],
      ["example.org/c", "v2.0.0"],
    ]),
    replaces: new Map([["example.org/c", { version: "v2.0.0", target: "./c" }]]),
  });
  expect(parseGoWork("go 1.26\r\nuse ./a\r\nuse (\r\n\t./b\r\n)\r\n").uses).toEqual(["./a", "./b"]);
});

it("looks for the module cache where Go would", () => {
  expect(moduleCacheOf({ GOMODCACHE: "/cache/", GOPATH: "/go", HOME: "/home" })).toBe("/cache");
  expect(moduleCacheOf({ GOPATH: "/go:/more", HOME: "/home" })).toBe("/go/pkg/mod");
  expect(moduleCacheOf({ GOMODCACHE: "", HOME: "/home" })).toBe("/home/go/pkg/mod");
  expect(moduleCacheOf({})).toBeUndefined();
});
