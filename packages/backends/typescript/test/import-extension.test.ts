import { expect, test } from "vitest";
import { importExtensionFinder } from "../src/project/import-extension.js";
import { memoryProject } from "./support/memory-project.js";

function decide(files: Readonly<Record<string, string>>, directory = "src"): string {
  return importExtensionFinder(memoryProject(files))(`/project/${directory}`);
}

const imports = (ending: string): string =>
  `import { a } from "./a${ending}";\nimport type { B } from "../b${ending}";\n`;

test("the compiler's settings decide where they leave no choice", () => {
  const tsconfig = (options: object): Record<string, string> => ({
    "tsconfig.json": JSON.stringify({ compilerOptions: options }),
    "src/x.ts": imports(""),
  });
  expect(decide(tsconfig({ module: "NodeNext" }))).toBe("js");
  expect(decide(tsconfig({ moduleResolution: "node16" }))).toBe("js");
  expect(decide(tsconfig({ module: "nodenext", allowImportingTsExtensions: true }))).toBe("ts");
  expect(decide(tsconfig({ module: "nodenext", rewriteRelativeImportExtensions: true }))).toBe("ts");
});

test("else the sources do", () => {
  const tsconfig = { "tsconfig.json": '{ "compilerOptions": { "moduleResolution": "bundler" } }' };
  expect(decide({ ...tsconfig, "src/x.ts": imports("") })).toBe("none");
  expect(decide({ ...tsconfig, "src/x.ts": imports(".js") })).toBe("js");
  expect(decide({ ...tsconfig, "src/x.ts": imports("") + imports(".js") + imports(".js") })).toBe("js");
  expect(decide({ ...tsconfig, "src/x.ts": 'import "./style.css";\n' })).toBe("js");
  expect(decide({ "src/x.ts": imports(".ts") })).toBe("ts");
  expect(decide({ "src/x.ts": "" })).toBe("js");
});

test("comments, what is extended and what is referred to are understood", () => {
  const base = '{ "compilerOptions": { "module": "nodenext", "rewriteRelativeImportExtensions": true } }';
  const source = { "src/x.ts": imports("") };
  expect(
    decide({
      ...source,
      "tsconfig.json": `{
        // a comment with "quotes" and a comma,
        "extends": ["@team/tsconfig/node.json", "./tsconfig.base"], /* [ */
        "compilerOptions": { "baseUrl": "http://x/*", },
      }`,
      "node_modules/@team/tsconfig/node.json": '{ "compilerOptions": { "module": "esnext" } }',
      "tsconfig.base.json": base,
    }),
  ).toBe("ts");
  const app = {
    "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    "tsconfig.app.json": base,
  };
  expect(decide({ ...source, ...app })).toBe("ts");
});

test("the nearest configuration holds, and broken or endless ones do no harm", () => {
  const near = { "tsconfig.json": '{ "compilerOptions": { "module": "nodenext" } }', "src/x.ts": imports("") };
  expect(decide({ ...near, "src/tsconfig.json": '{ "compilerOptions": { "module": "esnext" } }' })).toBe("none");
  expect(decide({ ...near, "tsconfig.json": "{ nonsense" })).toBe("none");
  expect(decide({ ...near, "tsconfig.json": '{ "extends": "./tsconfig.json" }' })).toBe("none");
  expect(decide({ ...near, "tsconfig.json": '{ "extends": "missing" }' })).toBe("none");
});
