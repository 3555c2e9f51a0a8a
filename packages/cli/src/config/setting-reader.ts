import { createDiagnostic, type Diagnostic, type Parsed } from "@autonats/model";
import type { Io } from "../io.js";
import type { GenerateFlags, SettingSource } from "./flags.js";
import type { Given } from "./given.js";

/** Reads settings from flags and environment, and collects what is wrong with them. */
export class SettingReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #flags: GenerateFlags;
  readonly #env: Io["env"];
  readonly #sources: ReadonlyMap<string, SettingSource>;

  constructor(flags: GenerateFlags, env: Io["env"], sources: readonly SettingSource[]) {
    this.#flags = flags;
    this.#env = env;
    this.#sources = new Map(sources.map((source) => [source.name, source]));
  }

  /** The value of a setting; undefined when nobody gave it, or a wrong one, which is then in `diagnostics`. */
  read<T>(name: string, parse: (text: string) => Parsed<T>): Given<T> | undefined {
    const given = this.#find(name);
    if (given === undefined) return undefined;
    const parsed = parse(given.value);
    if ("value" in parsed) return { value: parsed.value, key: given.key };
    this.reject(name, given, parsed.problem);
    return undefined;
  }

  /** Reports that a value, well formed as it is, cannot be used. */
  reject(name: string, { key, value }: Given<string>, problem: string): void {
    const source = this.#source(name);
    const example = key === source.flag ? source.example : source.example.replace(source.flag, key).replace(" ", "=");
    this.diagnostics.push(createDiagnostic("AN4002", undefined, { key, value, problem, example }));
  }

  #find(name: string): Given<string> | undefined {
    const { flag, environment } = this.#source(name);
    const value = this.#flags[name];
    if (value !== undefined) return { value: String(value), key: flag };
    for (const key of environment) {
      const text = this.#env[key];
      if (text !== undefined && text !== "") return { value: text, key };
    }
    return undefined;
  }

  #source(name: string): SettingSource {
    const source = this.#sources.get(name);
    if (source === undefined) throw new Error(`bug: no setting is called ${name}`);
    return source;
  }
}
