import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { goBackend } from "@autonats/backend-go";
import type { Model, Service } from "@autonats/model";
import { runGo } from "../../../backends/go/test/support/go-tool.js";
import { createGoWorkspace, type GoWorkspace } from "../../../backends/go/test/support/go-workspace.js";
import { type Proofs, type Side, sides } from "./proofs.js";

const template = readFileSync(new URL("relay.go", import.meta.url), "utf8");

/** Where relays listen and what they call: the prefixes of subjects. The versions in TypeScript have the names of the sides. */
const routes: Readonly<Record<Side, readonly (readonly [string, string])[]>> = {
  before: [
    ["go-before", "before"],
    ["before-to-after", "go-after"],
    ["before-to-before", "go-before"],
  ],
  after: [
    ["go-after", "after"],
    ["after-to-before", "go-before"],
    ["after-to-after", "go-after"],
  ],
};

/** Returns the prefix of the Go client of one version that calls the Go handler of another. */
export function goRoute(from: Side, to: Side): string {
  return `${from}-to-${to}`;
}

/**
 * A Go process with the generated clients and handlers of both versions of every proof. A Go handler gets its answers from the version
 * in TypeScript, and a Go client its arguments, so that neither knows anything of values: what is between the two is Go on both sides.
 */
export class GoRelays implements Disposable {
  readonly #workspace: GoWorkspace;
  readonly #process: ChildProcess;

  private constructor(workspace: GoWorkspace, process: ChildProcess) {
    this.#workspace = workspace;
    this.#process = process;
  }

  static async start({ models }: Proofs, url: string): Promise<GoRelays> {
    const files = new Map([["main.go", mainFile()]]);
    for (const side of sides) {
      const { files: generated, diagnostics } = goBackend.generate(withoutGo(models[side]), { out: side });
      if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
      for (const { path, content } of generated) files.set(path, content);
      files.set(`${side}/relay.go`, template.replace("package relay", `package ${side}`));
      files.set(`${side}/run.go`, runFile(side, models[side]));
    }
    const workspace = createGoWorkspace(new Map([["relays", files]]));
    const { output, status } = await runGo(["build", "-o", "relays.bin", "./relays"], workspace.directory);
    if (status !== 0) throw new Error(output);
    const child = spawn(`${workspace.directory}/relays.bin`, [url], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise<void>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the relays ended with ${code}`)));
      child.stdout.once("data", () => resolve());
    });
    return new GoRelays(workspace, child);
  }

  [Symbol.dispose](): void {
    this.#process.kill();
    this.#workspace[Symbol.dispose]();
  }
}

/** Places what is written in Go elsewhere: code beside it would be the package's own, and this is another. */
function withoutGo(model: Model): Model {
  const services = model.services.map((service) => {
    const file = service.source.file.replace(/\.go$/u, ".ts");
    return { ...service, source: { ...service.source, file } };
  });
  return { ...model, services };
}

function runFile(side: Side, { services }: Model): string {
  const lines = services.flatMap((service) =>
    routes[side].map(([listen, forward]) => `\trelay(nc, "${listen}", "${forward}", ${relayed(service)})`),
  );
  return [
    `package ${side}`,
    'import autonats "github.com/zyra/autonats/go"',
    "// Run relays every service.",
    `func Run(nc autonats.Connection) {\n${lines.join("\n")}\n}`,
    "",
  ].join("\n\n");
}

/** The descriptors of a service and its methods, as generated code calls them. */
function relayed({ name, methods }: Service): string {
  const own = methods.map((method) => `${method.kind}(nats${name}${method.name})`);
  return [`nats${name}Service`, ...own].join(", ");
}

function mainFile(): string {
  return `package main

import (
	"fmt"
	"os"

	"example.com/relays/after"
	"example.com/relays/before"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	nc, err := autonats.Connect(os.Args[1])
	if err != nil {
		panic(err)
	}
	before.Run(nc)
	after.Run(nc)
	fmt.Println("ready")
	select {}
}
`;
}
