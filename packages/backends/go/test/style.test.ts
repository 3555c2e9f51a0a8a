import { goBackend } from "@autonats/backend-go";
import type { Method, Model, Source, TypeExpr } from "@autonats/model";
import { expect, test } from "vitest";
import { findGoScenarios } from "./support/scenarios.js";

const sources = findGoScenarios().flatMap(({ name, output }) =>
  [...output].filter(([path]) => path.endsWith(".go")).map(([path, content]) => ({ path: `${name}/${path}`, content })),
);

/** What a method may cost in lines, apart from its codecs. */
const budget = 25;

test("there is no branch and no loop outside of codecs", () => {
  const branching = sources.flatMap(({ path, content }) =>
    functionsOf(content)
      .filter(
        ({ head, body }) =>
          !/^func nats(?:En|De)code/u.test(head) && /^\s*(?:if|for|switch|select|go|defer)\b/mu.test(body),
      )
      .map(({ head }) => `${path}: ${head}`),
  );
  expect(branching).toEqual([]);
});

/** Takes several results apart, brings values back into the caller's structs, or says that the method is not served. */
const severalStatements =
  /^\tresult(?:, err)? := .*\n(?:\tcodegenv1\.Update\(.*\)\n)*\treturn .+$|^\terr = codegenv1\.NotServed\(.*\)\n\treturn$/u;

test("methods of clients have one statement, or as many as their signature takes", () => {
  const longer = sources.flatMap(({ path, content }) =>
    functionsOf(content)
      .filter(({ head }) => /^func \(c \*\w+Client\) (?!With)/u.test(head))
      .filter(
        ({ body }) => body.trim().split("\n").length !== 1 && !severalStatements.test(body.replace(/^\n|\n$/gu, "")),
      )
      .map(({ head }) => `${path}: ${head}`),
  );
  expect(longer).toEqual([]);
});

test(`a method costs ${budget} lines at most, codecs aside`, () => {
  const [one, two] = [1, 2].map((count) => {
    const methods = Array.from({ length: count }, (_, index) => method(`Get${index}`));
    const service = { name: "User", subject: "user", methods, source };
    const model: Model = { formatVersion: 1, services: [service], declarations: [] };
    const { files } = goBackend.generate(model, {});
    return linesWithoutCodecs(files.map(({ content }) => content).join(""));
  });
  expect((two ?? 0) - (one ?? 0)).toBeGreaterThan(10);
  expect((two ?? 0) - (one ?? 0)).toBeLessThanOrEqual(budget);
});

const source: Source = { file: "user.ts", name: "x", line: 1, column: 1, endLine: 1, endColumn: 2 };

function method(name: string): Method {
  const text: TypeExpr = { kind: "scalar", scalar: "string" };
  const parameters = [{ name: "id", type: text, optional: false, source }];
  const limits = { timeoutMs: 5000, concurrency: 5, idempotent: false };
  return { name, kind: "unary", parameters, result: text, errors: [], ...limits, source };
}

function linesWithoutCodecs(content: string): number {
  const codecs =
    content.match(
      /^func nats(?:En|De)code[^\n]*\{\n.*?^\}\n\n?|^var nats\w+Fields = [^\n]*\n\n|^const nats\w+Schema = `[^`]*`\n/gmsu,
    ) ?? [];
  return content.split("\n").length - codecs.join("").split("\n").length;
}

/** Functions at the top of a formatted source: first line, and what is between the braces. */
function functionsOf(content: string): readonly { head: string; body: string }[] {
  return [...content.matchAll(/^(func [^\n]*)\{\n(.*?)^\}$/gmsu)].map(([, head = "", body = ""]) => ({ head, body }));
}
