import { readOwnText } from "@autonats/own-files";
import type { PlannedFile } from "./planned-file.js";
import type { Survey } from "./survey.js";

/** The Go that generated code needs. */
const goVersion = "1.26.0";

/** Which example a project gets: one of its own, or a caller of the TypeScript one. */
export type GoExample = "own" | "caller" | "none";

const generate = "//go:generate go tool autonats generate";

/** What a Go project gets. */
export function goFiles(survey: Survey, example: GoExample): readonly PlannedFile[] {
  const { goModule, goPackage, name } = survey;
  const path = goModule ?? `example.com/${name}`;
  const files: PlannedFile[] = [];
  if (goModule === undefined) files.push({ path: "go.mod", content: `module ${path}\n\ngo ${goVersion}\n` });
  if (goPackage !== undefined) files.push({ path: "generate.go", content: `package ${goPackage}\n\n${generate}\n` });
  const template = (place: string, file: string): PlannedFile => ({
    path: file,
    content: readOwnText(`autonats/templates/${place}`, import.meta.url).replaceAll("example.com/hello/", `${path}/`),
  });
  if (example === "caller") files.push(template("both/call.go", "call/main.go"));
  if (example === "own") {
    files.push(
      template("go/greeter.go", "greeter/greeter.go"),
      { path: "greeter/generate.go", content: `package greeter\n\n${generate} --dir ..\n` },
      template("go/serve.go", "serve/main.go"),
      template("go/call.go", "call/main.go"),
    );
  }
  return files;
}
