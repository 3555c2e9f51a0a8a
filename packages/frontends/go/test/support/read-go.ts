import { type Diagnostic, type FrontendResult, formatDiagnostic, link, type Model } from "@autonats/model";
import { createGoFrontend } from "../../src/index.js";
import { createMemoryHost } from "./memory-host.js";

/** What became of Go sources. */
export interface ReadGo {
  readonly result: FrontendResult;
  readonly model: Model;
  /** Of the frontend, then of the linker. */
  readonly diagnostics: readonly Diagnostic[];
  /** The same as `file:line:column code`, with the message after it. */
  readonly problems: readonly string[];
  readonly text: string;
}

/** Reads Go files, whose paths are relative to the module's root; `go.mod` is `example.com/shop` unless given. */
export async function readGo(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<ReadGo> {
  const all: Record<string, string> = { "go.mod": "module example.com/shop\n\ngo 1.26\n", ...files };
  const entries = Object.entries(all).map(([name, text]) => [name.startsWith("/") ? name : `/shop/${name}`, text]);
  const host = createMemoryHost(Object.fromEntries(entries));
  const wanted = entries.flatMap(([path = ""]) => (path.startsWith("/shop/") && path.endsWith(".go") ? [path] : []));
  const result = await createGoFrontend({ environment }).parse({ root: "/shop", files: wanted, host });
  const linked = link(result.source, { timeoutMs: 5000, concurrency: 5 });
  const diagnostics = [...result.diagnostics, ...linked.diagnostics];
  return {
    result,
    model: linked.model,
    diagnostics,
    problems: diagnostics.map(
      ({ span, code, message }) => `${span?.file}:${span?.line}:${span?.column} ${code} ${message}`,
    ),
    text: diagnostics.map(formatDiagnostic).join("\n"),
  };
}

/** A service `User` in a file `user.go` with these methods, and other declarations after it. */
export function serviceOf(methods: string, others = "", imports = ""): Record<string, string> {
  const lines = methods
    .trim()
    .split("\n")
    .map((line) => `\t${line.trim()}`);
  const text = [
    "package shop",
    "",
    `import "context"`,
    imports,
    "",
    "// @nats:server User",
    "type UserService interface {",
    ...lines,
    "}",
    "",
    others,
  ];
  return { "user.go": `${text.join("\n")}\n` };
}
