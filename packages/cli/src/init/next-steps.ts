import type { CiSystem } from "./flags.js";
import type { Plan } from "./plan.js";
import type { Survey } from "./survey.js";
import type { InitOutcome } from "./write-files.js";

/** Something that is to be done next: a command, or words where no command does it. */
export interface NextStep {
  /** What for, in words. */
  readonly purpose: string;
  readonly command?: string;
  /** Whether the command goes on until it is stopped, so that the next one needs another terminal. */
  readonly goesOn?: boolean;
}

const module = "github.com/zyra/autonats/go";
const marker = "@nats:server User";

/** Returns what comes next, in order. */
export function nextSteps(
  survey: Survey,
  plan: Plan,
  outcomes: readonly InitOutcome[],
  ci: CiSystem | undefined,
  version: string,
): readonly NextStep[] {
  const steps = plan.withExample ? exampleSteps(survey, plan, version) : projectSteps(survey, plan, version);
  const job = outcomes.find(({ path }) => path === ".gitlab-ci.yml");
  const isMissing = ci === "gitlab" && job?.status === "kept";
  return [...steps, ...(isMissing ? [{ purpose: `Add this to .gitlab-ci.yml:\n\n${job.content}` }] : [])];
}

function exampleSteps({ packageManager }: Survey, { languages }: Plan, version: string): readonly NextStep[] {
  const { install, run } = packageManager;
  const isGo = languages.includes("go");
  if (!languages.includes("typescript")) {
    return [
      ...goDependencies(version),
      { purpose: "Generate the client and the handler", command: "go tool autonats generate" },
      {
        purpose: "Start a NATS server, any there is",
        command: "nats-server --addr 127.0.0.1 --port 4222",
        goesOn: true,
      },
      { purpose: "Serve the interface", command: "go run ./serve", goesOn: true },
      { purpose: "Call it", command: "go run ./call" },
    ];
  }
  return [
    { purpose: "Install the dependencies", command: install },
    { purpose: "Generate the client and the handler", command: `${run} generate` },
    { purpose: "Compile", command: `${run} build` },
    { purpose: "Start a NATS server", command: `${run} nats`, goesOn: true },
    { purpose: "Serve the interface", command: `${run} serve`, goesOn: true },
    { purpose: "Call it", command: `${run} call` },
    ...(isGo
      ? [
          { purpose: "Get the Go runtime", command: `go get ${module}@v${version}` },
          { purpose: "Call it from Go", command: "go run ./call" },
        ]
      : []),
  ];
}

function projectSteps(
  { packageManager, goPackage }: Survey,
  { languages }: Plan,
  version: string,
): readonly NextStep[] {
  const isTypescript = languages.includes("typescript");
  const isGo = languages.includes("go");
  const goCommand = goPackage === undefined ? "go tool autonats generate" : "go generate .";
  return [
    ...(isTypescript ? [{ purpose: "Install the dependencies", command: packageManager.install }] : []),
    ...(isGo ? goDependencies(version) : []),
    ...(isTypescript ? [{ purpose: `Write \`/** ${marker} */\` above an exported interface` }] : []),
    ...(isGo ? [{ purpose: `Write \`// ${marker}\` above ${isTypescript ? "one in Go" : "an interface"}` }] : []),
    {
      purpose: "Generate clients and handlers",
      command: isTypescript ? `${packageManager.run} generate` : goCommand,
    },
  ];
}

function goDependencies(version: string): readonly NextStep[] {
  return [
    { purpose: "Get the runtime", command: `go get ${module}@v${version}` },
    { purpose: "Get the generator as a tool", command: `go get -tool ${module}/cmd/autonats@v${version}` },
  ];
}
