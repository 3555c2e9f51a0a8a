import {
  type Annotation,
  type Declaration,
  describeUnread,
  type Frontend,
  type FrontendInput,
  type FrontendResult,
  indexDeclarations,
  mentionedTypes,
  reachableIds,
  type Source,
  type SourceService,
  settleDeclaration,
  settleIds,
  settleService,
} from "@autonats/model";
import { arrayLength } from "./constants/array-length.js";
import { Evaluator } from "./constants/evaluator.js";
import { type GoEnvironment, moduleCacheOf } from "./packages/environment.js";
import { isSourceName, Workspace } from "./packages/workspace.js";
import { type Owner, Reporter, Site } from "./report.js";
import { describeMisplaced, findMarked, unreadAnnotations } from "./service/find-marked.js";
import { type MarkedType, readService } from "./service/read-service.js";
import type { GoFile } from "./syntax/go-file.js";
import { loadParser } from "./syntax/grammar.js";
import { Converter } from "./types/converter.js";
import { Resolver } from "./types/resolver.js";

/** How the Go frontend finds what is not in the project. */
export interface GoFrontendOptions {
  /** Where Go keeps modules. Nothing given: types of other modules are found in `vendor` alone. */
  readonly environment?: GoEnvironment;
}

/** Creates a frontend that reads Go. It needs no Go toolchain, and reads files as they are built for linux/amd64. */
export function createGoFrontend({ environment = {} }: GoFrontendOptions = {}): Frontend {
  const moduleCache = moduleCacheOf(environment);
  return {
    id: "go",
    parse: async (input) => {
      const parser = await loadParser();
      return new Reading(input, new Workspace(input.root, input.host, moduleCache, parser)).read();
    },
  };
}

interface ReadService extends Owner {
  readonly service: SourceService;
}

interface OpenedFile {
  readonly file: GoFile;
  readonly marked: readonly MarkedType[];
}

class Reading {
  readonly #input: FrontendInput;
  readonly #workspace: Workspace;
  readonly #reporter = new Reporter();
  readonly #converter: Converter;

  constructor(input: FrontendInput, workspace: Workspace) {
    this.#input = input;
    this.#workspace = workspace;
    const resolver = new Resolver(workspace, input.types);
    const evaluator = new Evaluator(resolver);
    resolver.lengthOf = (node, scope, site) => arrayLength(node, scope, site, evaluator);
    this.#converter = new Converter(resolver, evaluator);
  }

  read(): FrontendResult {
    const files = [...new Set(this.#input.files)].filter(isPossibleSource).sort();
    const opened = files.flatMap((path) => this.#open(path) ?? []);
    const services = opened.flatMap(({ marked }) => marked.flatMap((each) => this.#service(each)));
    const read = services.flatMap(({ service }) => service.methods.flatMap((method) => method.annotations));
    for (const { file, marked } of opened) this.#reportUnread(file, marked, read);
    return this.#settle(services);
  }

  #open(path: string): OpenedFile | undefined {
    const opened = this.#workspace.open(path);
    if (opened.kind === "unreadable") return undefined;
    const { file } = opened;
    const isAnnotated = file.text.includes("@nats:");
    if (!isAnnotated && isAside(path.slice(this.#input.root.length))) return undefined;
    const marked = isAnnotated ? findMarked(file) : [];
    if (opened.kind === "excluded") {
      for (const { unit } of marked) this.#site(file, unit.name).report("AN2001", {});
      return undefined;
    }
    const { problem } = file.outline;
    if (problem !== undefined) this.#site(file, problem).reportSyntax(file, problem);
    if (!isAnnotated) return undefined;
    return { file, marked: marked.map((each) => ({ ...each, file, package: opened.package })) };
  }

  #service(marked: MarkedType): readonly ReadService[] {
    const owner: Owner = { failed: false };
    const service = readService(marked, this.#converter, this.#site(marked.file, marked.unit.name, owner));
    return service === undefined ? [] : [{ service, failed: owner.failed }];
  }

  #reportUnread(file: GoFile, marked: readonly MarkedType[], read: readonly Annotation[]): void {
    const isUnreadable = file.outline.problem !== undefined;
    for (const annotation of isUnreadable ? [] : unreadAnnotations(file, marked, read)) {
      const site = this.#site(file, { start: 0, end: 0 }).atAnnotation(annotation, file);
      if (annotation.name === "server") site.report("AN3016", describeMisplaced(file, annotation));
      else site.add(describeUnread(annotation));
    }
  }

  #settle(services: readonly ReadService[]): FrontendResult {
    const drafts = this.#converter.drafts();
    const ids = settleIds(drafts);
    const spoilt = new Map(
      drafts
        .filter((draft) => draft.failed || draft.declaration === undefined)
        .map((draft) => [ids.get(draft.key) ?? "", draft.problems]),
    );
    const declarations = drafts.map(({ declaration, key, wanted }): Declaration => {
      const placeholder = { kind: "alias", id: key, type: { kind: "scalar", scalar: "json" } } as const;
      return settleDeclaration({ ...(declaration ?? placeholder), wanted }, ids);
    });
    const index = indexDeclarations(declarations);
    /** The ids among what types lead to whose declarations are spoilt; mostly there are none to look for. */
    const spoiltFrom = (methods: SourceService["methods"]): readonly string[] =>
      spoilt.size === 0 ? [] : [...reachableIds(mentionedTypes({ methods }), index)].filter((id) => spoilt.has(id));
    const places = new Set(declarations.map(({ source }) => placeOf(source)));
    const settled = services.map(({ service, failed }): SourceService => {
      const named = withoutDeclared(settleService(service, ids), places);
      const methods = named.methods.map((method) => {
        const problems = spoiltFrom([method]).flatMap((id) => spoilt.get(id) ?? []);
        return { ...method, problems: [...(method.problems ?? []), ...problems] };
      });
      // What came to nothing silently could be needed by any method.
      const isLost = spoiltFrom(named.methods).some((id) => spoilt.get(id)?.length === 0);
      return { ...named, methods, ...(failed || isLost ? { incomplete: true } : {}) };
    });
    return {
      source: { services: settled, declarations },
      diagnostics: this.#reporter.all(),
      inputs: this.#workspace.inputs(),
    };
  }

  #site(file: GoFile, range: { start: number; end: number }, owner: Owner = { failed: false }): Site {
    return new Site(this.#reporter, file, range, owner);
  }
}

/** A service with those of its neighbours that the model does not declare itself. */
function withoutDeclared(service: SourceService, places: ReadonlySet<string>): SourceService {
  const { neighbours = [], source, ...rest } = service;
  const others = neighbours.filter((each) => !places.has(placeOf(each)) && placeOf(each) !== placeOf(source));
  return { ...rest, source, ...(others.length === 0 ? {} : { neighbours: others }) };
}

function placeOf(source: Source | undefined): string {
  return source === undefined ? "" : `${source.file}:${source.line}:${source.column}`;
}

/** Reports whether Go passes over a directory on the way: what is broken there on purpose is not a mistake. */
function isAside(path: string): boolean {
  return /(?:^|\/)(?:testdata|vendor|[._][^/]*)\//u.test(path);
}

function isPossibleSource(path: string): boolean {
  return isSourceName(path.slice(path.lastIndexOf("/") + 1));
}
