import type { Target } from "@autonats/codegen";
import type { Diagnostic, Model, Service, SourceHost, SourceService } from "@autonats/model";
import type { Settings } from "../config/settings.js";
import type { Discovery } from "../discovery/discover.js";
import { namedSources } from "../discovery/named-sources.js";
import { readModel, withoutClashes } from "./read-model.js";
import type { Route } from "./routes.js";

/** A generated file, before anything is known of the disk. */
export interface ProducedFile {
  /** From the project's root. */
  readonly path: string;
  readonly content: string;
  readonly target: Target;
  /** The sources that its header names, from the root. */
  readonly sources: readonly string[];
}

/** What became of one service. */
export interface ServiceOutcome {
  readonly name: string;
  /** The id of the language of its source. */
  readonly language: string;
  /** Its source, from the root. */
  readonly source: string;
  readonly methods: number;
  /** How many more its interface has that are not served. */
  readonly skipped: number;
  /** False when something is wrong with it: then no code is generated for it. */
  readonly ok: boolean;
}

/** Everything that a run generates. */
export interface Production {
  readonly services: readonly ServiceOutcome[];
  readonly files: readonly ProducedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that a change would have to be looked for in. */
  readonly inputs: readonly string[];
}

/** Reads the sources, links them and generates every target. */
export async function produce(
  settings: Settings,
  { sources, candidates }: Discovery,
  routes: readonly Route[],
  host: SourceHost,
): Promise<Production> {
  const services: ServiceOutcome[] = [];
  const files: ProducedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const inputs: string[] = [];
  const linked: Service[] = [];
  for (const language of new Set(routes.map(({ source }) => source))) {
    const own = sources.filter((file) => file.language === language);
    const frontend = await language.load();
    const read = await readModel(frontend, own, settings, host);
    const { model, clashes } = withoutClashes(read.model, linked);
    linked.push(...model.services);
    diagnostics.push(...read.diagnostics, ...clashes);
    inputs.push(...read.inputs);
    services.push(...outcomes(language.id, read.source, model));
    for (const { target, out } of routes.filter(({ source }) => source === language)) {
      const context = {
        out,
        settings: settingsOf(settings, target),
        tracing: settings.tracing,
        project: { root: settings.root, sources: candidates, host },
      };
      const generated = await target.generate(model, context);
      diagnostics.push(...generated.diagnostics);
      for (const { path, content } of generated.files) {
        files.push({ path, content, target, sources: namedSources(target, path, content) });
      }
    }
  }
  return { services, files, diagnostics, inputs };
}

function outcomes(language: string, read: readonly SourceService[], model: Model): readonly ServiceOutcome[] {
  const failed = read.filter(
    ({ source }) =>
      !model.services.some((service) => service.source.file === source.file && service.source.line === source.line),
  );
  return [
    ...model.services.map(({ name, source, methods, skipped = [] }) => ({
      name,
      language,
      source: source.file,
      methods: methods.length,
      skipped: skipped.length,
      ok: true,
    })),
    ...failed.map(({ annotations, source, methods }) => {
      const name = annotations.find((annotation) => annotation.name === "server")?.value ?? "";
      return {
        name: name === "" ? source.name : name,
        language,
        source: source.file,
        methods: methods.length,
        skipped: 0,
        ok: false,
      };
    }),
  ];
}

/** A target's own settings: what the command line says takes precedence over the configuration. */
function settingsOf({ sections, targetSettings }: Settings, { id }: Target): Readonly<Record<string, string>> {
  return { ...sections[id]?.settings, ...targetSettings[id] };
}
