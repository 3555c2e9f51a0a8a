import type { SourceHost } from "@autonats/model";
import { expect, test } from "vitest";
import { findGoModule } from "../src/project/go-module.js";

function find(files: Readonly<Record<string, string>>, directory: string): string | undefined {
  const host: SourceHost = {
    readFile: (path) => files[path],
    isFile: (path) => path in files,
    isDirectory: () => false,
    readDirectory: () => [],
    realPath: (path) => path,
  };
  return findGoModule(directory, host);
}

test("the path of a module is that of the nearest go.mod, with the directories below it", () => {
  const files = {
    "/shop/go.mod": "// comment\nmodule example.com/shop // and more\n",
    "/shop/quoted/go.mod": 'go 1.26\nmodule "example.com/quoted"\n',
    "/shop/none/go.mod": "go 1.26\n",
  };
  expect(find(files, "/shop")).toBe("example.com/shop");
  expect(find(files, "/shop/a/b")).toBe("example.com/shop/a/b");
  expect(find(files, "/shop/quoted")).toBe("example.com/quoted");
  expect(find(files, "/shop/none")).toBeUndefined();
  expect(find(files, "/elsewhere/a")).toBeUndefined();
  expect(find({ "/go.mod": "module root\n" }, "/")).toBe("root");
  expect(find({ "/go.mod": "module root\n" }, "/a/b")).toBe("root/a/b");
  expect(find({ "C:/shop/go.mod": "module shop\n" }, "C:/shop/a")).toBe("shop/a");
});
