import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Creates a Go project of so many packages, each with one service of so many methods and with so many structs, which lead to each other.
 * Returns its folder.
 */
export function createGoProject(packages: number, methods: number, structs: number): string {
  const directory = mkdtempSync(join(tmpdir(), "autonats-bench-"));
  mkdirSync(join(directory, "src"));
  writeFileSync(join(directory, "go.mod"), "module example.com/project\n\ngo 1.26\n");
  for (let index = 0; index < packages; index += 1) {
    const name = `area${index}`;
    mkdirSync(join(directory, "src", name));
    const types = Array.from({ length: structs }, (_, each) => struct(each, structs));
    writeFileSync(join(directory, `src/${name}/types.go`), `package ${name}\n\nimport "time"\n\n${types.join("\n")}`);
    const signatures = Array.from({ length: methods }, (_, each) => signature(each, structs));
    writeFileSync(join(directory, `src/${name}/service.go`), service(name, index, signatures));
  }
  return directory;
}

function struct(index: number, all: number): string {
  const [next, other, third] = [1, 7, 13].map((step) => `Type${(index + step) % all}`);
  return `// Type${index} has what most structs have.
type Type${index} struct {
	ID     string            \`json:"id"\`
	Count  int64             \`json:"count"\`
	At     time.Time         \`json:"at"\`
	Note   *string           \`json:"note,omitempty"\`
	Tags   []string          \`json:"tags"\`
	Labels map[string]string \`json:"labels"\`
	Next   *${next} \`json:"next"\`
	All    []${other} \`json:"all"\`
	ByKey  map[string]${third} \`json:"byKey"\`
}
`;
}

function signature(index: number, structs: number): string {
  const result = `Type${(2 * index + 1) % structs}`;
  return `\tDo${index}(ctx context.Context, id string, value *Type${index % structs}) (*${result}, error)`;
}

function service(name: string, index: number, signatures: readonly string[]): string {
  return `package ${name}

import "context"

// @nats:server Area${index}
type Service interface {
${signatures.join("\n")}
}
`;
}
