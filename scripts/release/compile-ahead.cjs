const { readFileSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

/**
 * Run by the Node of an executable: compiles TypeScript as `packages/own-files/src/embedded.ts` does, lets it read a program, and keeps
 * what V8 has compiled by then. The last parameters are flags that V8 is given before it writes that.
 */
const [, , source, target, library, ...afterwards] = process.argv;
const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(source, "utf8")}\n})`;
const script = new Script(text, { filename: "typescript" });
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, createRequire(process.execPath), module_, source, "");
const compiler = module_.exports;

const example = `
import type { Other } from "./other.js";
/** A thing. */ export class Thing<T> extends Error { constructor(readonly id: T, readonly born?: Date) { super(); } }
export type Shape = { kind: "a"; at: [number, ...string[]] } | { kind: "b"; by: Record<string, bigint> } | null;
export enum Colour { Red = "red", Blue = "blue" }
export interface Things { get(id: string, ...rest: Shape[]): Promise<Thing<Colour>>; all(): AsyncIterable<Partial<Shape>> }
`;
const options = { target: 99, module: 199, strict: true, types: [] };
const host = compiler.createCompilerHost(options);
const { readFile, fileExists } = host;
host.getDefaultLibLocation = () => library;
host.fileExists = (path) => path === "/main.ts" || fileExists(path);
host.readFile = (path) => (path === "/main.ts" ? example : readFile(path));
host.getSourceFile = (path, settings) => {
  const content = host.readFile(path);
  return content === undefined ? undefined : compiler.createSourceFile(path, content, settings, true);
};
const program = compiler.createProgram(["/main.ts"], options, host);
const checker = program.getTypeChecker();
const visit = (node) => {
  if (compiler.isTypeNode(node)) checker.typeToString(checker.getTypeFromTypeNode(node));
  compiler.forEachChild(node, visit);
};
visit(program.getSourceFile("/main.ts"));
for (const flag of afterwards) setFlagsFromString(flag);
writeFileSync(target, script.createCachedData());
