import { createDiagnostic, type Diagnostic, type Parsed } from "@autonats/model";
import type { Io } from "../io.js";
import { type GenerateFlags, type SettingName, settingSources } from "./flags.js";
import type { Given } from "./given.js";

/** Reads settings from flags and environment, and collects what is wrong with them. */
export class SettingReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #flags: GenerateFlags;
  readonly #env: Io["env"];

  constructor(flags: GenerateFlags, env: Io["env"]) {
    this.#flags = flags;
    this.#env = env;
  }

  /** The value of a setting; undefined when nobody gave it, or a wrong one, which is then in `diagnostics`. */
  read<T>(name: SettingName, parse: (text: string) => Parsed<T>): Given<T> | undefined {
    const given = this.#find(name);
    if (given === undefined) return undefined;
    const parsed = parse(given.value);
    if ("value" in parsed) return { value: parsed.value, key: given.key };
    this.reject(name, given, parsed.problem);
    return undefined;
  }

  /** Says that a value, well formed as it is, cannot be had. */
  reject(name: SettingName, { key, value }: Given<string>, problem: string): void {
    const source = settingSources[name];
    const example = key === source.flag ? source.example : source.example.replace(source.flag, key).replace(" ", "=");
    this.diagnostics.push(createDiagnostic("AN4002", undefined, { key, value, problem, example }));
  }

  #find(name: SettingName): Given<string> | undefined {
    const { flag, environment } = settingSources[name];
    const value = this.#flags[name];
    if (value !== undefined) return { value, key: flag };
    for (const key of environment) {
      const text = this.#env[key];
      if (text !== undefined && text !== "") return { value: text, key };
    }
    return undefined;
  }
}
