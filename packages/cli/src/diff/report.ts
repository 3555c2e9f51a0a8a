import type { Diagnostic } from "@autonats/model";
import { type JsonDiagnostic, toJsonDiagnostic } from "../diagnostics/machine-formats.js";
import { counted } from "../diagnostics/report.js";
import type { ExitCode } from "../exit-codes.js";
import type { Voice } from "../terminal/voice.js";
import type { InstanceDiff, Verdict } from "./compare.js";

/** What is different of a service. */
export interface ServiceDiff {
  readonly service: string;
  readonly instances: readonly InstanceDiff[];
}

const verdicts: Readonly<Record<Verdict, string>> = {
  same: "the same",
  compatible: "differs, and nothing breaks",
  breaks: "breaks",
  unknown: "differs, and whom it breaks is not known: the instance offers no model",
};

/** Writes what is different, for people. */
export function writeDiff(services: readonly ServiceDiff[], voice: Voice): void {
  for (const { service, instances } of services) {
    voice.line(`${service}  ${instances.length === 0 ? "does not run" : counted(instances.length, "instance")}`);
    for (const { instance, verdict, drifts } of instances) {
      voice.line(`  ${instance}  ${verdicts[verdict]}`);
      for (const { text } of drifts) voice.line(`    ${text}`);
    }
  }
  voice.line(conclusion(services));
}

function conclusion(services: readonly ServiceDiff[]): string {
  const named = (verdict: Verdict): readonly string[] =>
    services
      .filter(({ instances }) => instances.some((each) => each.verdict === verdict))
      .map(({ service }) => service);
  const [broken, unknown] = [named("breaks"), named("unknown")];
  if (broken.length > 0) return `Not safe to deploy: ${broken.join(", ")} will break.`;
  if (unknown.length > 0) return `It is not known whether it is safe to deploy ${unknown.join(", ")}.`;
  return "Safe to deploy.";
}

/** What `autonats diff --json` prints. */
export interface DiffDocument {
  readonly formatVersion: 1;
  readonly command: "diff";
  readonly ok: boolean;
  readonly exitCode: ExitCode;
  readonly services: readonly {
    readonly service: string;
    readonly instances: readonly (Pick<InstanceDiff, "instance" | "verdict" | "drifts"> & {
      readonly breaks: readonly string[];
    })[];
  }[];
  readonly diagnostics: readonly JsonDiagnostic[];
}

/** Creates the document of a comparison. */
export function diffDocument(
  services: readonly ServiceDiff[],
  exitCode: ExitCode,
  diagnostics: readonly Diagnostic[],
): DiffDocument {
  return {
    formatVersion: 1,
    command: "diff",
    ok: exitCode === 0,
    exitCode,
    services: services.map(({ service, instances }) => ({
      service,
      instances: instances.map(({ instance, verdict, drifts, breaks }) => ({
        instance,
        verdict,
        drifts,
        breaks: [...new Set(breaks.map(({ diagnostic }) => diagnostic.code))],
      })),
    })),
    diagnostics: diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, (file) => file)),
  };
}
