import { indexDeclarations, mentionedTypes } from "@autonats/model";
import fc from "fast-check";
import type ts from "typescript";
import { expect, test } from "vitest";
import { compiler } from "../src/compiler/compiler.js";
import { disagreements } from "./support/agree.js";
import { readProject } from "./support/read.js";
import { renamed, typePrograms } from "./support/type-programs.js";

/** How many programs are read. */
const runs = Number(process.env["AUTONATS_RUNS"] ?? 60);

const options: ts.CompilerOptions = {
  target: compiler.ScriptTarget.ESNext,
  module: compiler.ModuleKind.ESNext,
  moduleResolution: compiler.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  types: [],
};

const library = new Map<string, ts.SourceFile | undefined>();

/** Compiles a file as tsc does, with the whole library. */
function compile(text: string): { readonly checker: ts.TypeChecker; readonly file: ts.SourceFile } {
  const host = compiler.createCompilerHost(options);
  const { getSourceFile } = host;
  const file = compiler.createSourceFile("/main.ts", text, compiler.ScriptTarget.ESNext, true);
  host.getSourceFile = (path, settings) => {
    if (path === "/main.ts") return file;
    if (!library.has(path)) library.set(path, getSourceFile(path, settings));
    return library.get(path);
  };
  const program = compiler.createProgram(["/main.ts"], options, host);
  return { checker: program.getTypeChecker(), file };
}

/** What other files of a run may need, which decides how much of the library is read. */
const companions: Readonly<Record<string, string>> = {
  nothing: `/** @nats:server Plain */ export interface Plain { get(): Promise<{ id: string }> }`,
  computes: `/** @nats:server Computed */ export interface Computed { get(): Promise<{ [K in "a" | "b"]: string }> }`,
  node: `import type { Kit } from "kit";\n/** @nats:server Kits */ export interface Kits { get(): Promise<Kit> }`,
  platform: `
export type Keys = keyof Element;
/** @nats:server Other */ export interface Other { get(): Promise<"id" extends Keys ? string : number> }
`,
};

/** A package, as it is installed. */
const kit: Readonly<Record<string, string>> = {
  "node_modules/kit/package.json": JSON.stringify({ name: "kit", types: "index.d.ts" }),
  "node_modules/kit/index.d.ts": "export interface Kit { at: Date; list: ReadonlyArray<string> }",
};

interface Company {
  readonly files: Readonly<Record<string, string>>;
}

/** Some other files, with names before and after that of the file at hand, one of which may be any program. */
const companies: fc.Arbitrary<Company> = fc
  .tuple(
    fc.subarray(Object.entries(companions), { minLength: 1 }),
    fc.constantFrom("a", "z"),
    fc.option(typePrograms, { nil: undefined }),
  )
  .map(([chosen, prefix, program]) => ({
    files: {
      ...kit,
      ...Object.fromEntries(chosen.map(([name, text]) => [`${prefix}-${name}.ts`, text])),
      ...(program === undefined ? {} : { [`${prefix}-program.ts`]: renamed(program, "Other") }),
    },
  }));

/** A type that two files write is one, and has a place in the first of them. */
function withoutPlaces(declaration: unknown): unknown {
  return JSON.parse(JSON.stringify(declaration, (key, value: unknown) => (key === "source" ? undefined : value)));
}

test("a type means what the compiler says, alone and in any company", () => {
  fc.assert(
    fc.property(typePrograms, companies, (text, { files }) => {
      const { model, diagnostics } = readProject({ "main.ts": text });
      const { checker, file } = compile(text);
      // What is left out says so, and is the only difference that may be.
      const less = new Set(diagnostics.filter(({ code }) => code === "AN3029").map(({ span }) => span?.line));
      for (const service of model.services) {
        const [type] = mentionedTypes(service);
        const index = service.name.slice(1);
        const holder = file.statements.find(
          (each): each is ts.InterfaceDeclaration =>
            compiler.isInterfaceDeclaration(each) && each.name.text === `Holder${index}`,
        );
        if (type === undefined || holder === undefined) throw new Error("bug: the program has another form");
        const line = file.getLineAndCharacterOfPosition(holder.getStart()).line + 1;
        if (less.has(line)) continue;
        expect(disagreements(model, type, checker.getTypeAtLocation(holder), checker), text).toEqual([]);
      }
      const inCompany = readProject({ "main.ts": text, ...files });
      expect(inCompany.model.services.filter(({ source }) => source.file === "main.ts")).toEqual(model.services);
      const declared = indexDeclarations(inCompany.model.declarations);
      for (const declaration of model.declarations)
        expect(withoutPlaces(declared.get(declaration.id))).toEqual(withoutPlaces(declaration));
    }),
    { numRuns: runs },
  );
});

test.each([
  [
    "a conditional type asks for a method of a list",
    "type Meta<T> = T extends { map(...a: never[]): unknown } ? { count: number; note?: string } : { count: number };",
    "Meta<string[]>",
    ["count", "note"],
  ],
  [
    "a mapped type leaves out what a date has",
    "type Plain<T> = { [K in keyof T as T[K] extends { getMonth(): number } ? never : K]: T[K] };",
    "Plain<{ a: string; at: Date }>",
    ["a"],
  ],
  [
    "a mapped type gives the keys of a partial record other names",
    "type Upper<T> = { [K in keyof T as Uppercase<string & K>]: T[K] };",
    'Upper<Partial<Record<"x" | "y", Date>>>',
    ["X", "Y"],
  ],
])("%s", (_what, alias, type, names) => {
  const text = `export ${alias}\n/** @nats:server A */ export interface A { get(): Promise<${type}> }`;
  const { model } = readProject({ "main.ts": text });
  const [declaration] = model.declarations;
  expect(declaration?.kind === "record" ? declaration.fields.map(({ name }) => name) : []).toEqual(names);
});
