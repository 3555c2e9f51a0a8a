import type { Model, Parsed, SourceHost } from "@autonats/model";
import type { GenerateResult } from "./backend.js";
import type { FileHeader } from "./header.js";

export { commentHeader, type FileHeader, headerLines, jsonHeader, jsonHeaderText, sourceAt } from "./header.js";
export { versionIn, withVersion } from "./title.js";

/**
 * Something that is generated, and all that the command has to know of it. Small enough to be loaded always; the backend is
 * loaded by `generate`.
 */
export interface Target {
  /** Names it in the configuration, where it is also the name of its section. */
  readonly id: string;
  /** Other names for it in lists of targets, such as `ts`. */
  readonly aliases?: readonly string[];
  /** Its name in messages, such as `TypeScript`. */
  readonly title: string;
  /** The id of the source language whose files it is placed beside when no directory is named. Such sources are generated for without being asked. */
  readonly beside?: string;
  /** The directory for files that are not placed beside their source, from the root. Without it the user has to name one. */
  readonly defaultOut?: string;
  /** An output directory for messages to suggest. */
  readonly exampleOut: string;
  /** Where `--out` puts files, for `--help`: one or more lines. */
  readonly outHelp: readonly string[];
  /** How its files say that they are generated. */
  readonly header: FileHeader;
  /** Reports whether a file may be one that this target generated, by its path. No two targets may claim the same path. */
  readonly isOwnOutput: (path: string) => boolean;
  /** Reports whether only other generated files use a generated file, by its path. */
  readonly isInternal?: (path: string) => boolean;
  /** Reports whether a change of a file of the project, other than sources, may change what is generated, by its name. */
  readonly isInput?: (name: string) => boolean;
  /** How the configuration names types of its language; absent where it cannot. */
  readonly typeName?: TargetTypeName;
  /** What its section of the configuration may hold besides `out`, by key. */
  readonly settings: Readonly<Record<string, TargetSetting>>;
  readonly generate: (model: Model, context: TargetContext) => Promise<GenerateResult>;
}

/** How types of a language are named. The patterns are those of JSON Schema. */
export interface TargetTypeName {
  /** Of the types of packages that interfaces may have. */
  readonly declared: string;
  /** Of the types that generated code may use in place of those of other languages. */
  readonly used: string;
  /** One that both patterns take. */
  readonly example: string;
}

/** One setting of a target. Its value is a text. */
export interface TargetSetting {
  /** The JSON Schema of the value. */
  readonly schema: TargetSettingSchema;
  /** A value, for messages and help. */
  readonly example: string;
  readonly parse: (text: string) => Parsed<string>;
  /** Present when the setting can be given on the command line too. */
  readonly flag?: TargetFlag;
}

/** The part of JSON Schema that describes a setting. */
export interface TargetSettingSchema {
  readonly description: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

/** How a setting is given on the command line and in the environment. */
export interface TargetFlag {
  /** Such as `--import-extension`. */
  readonly name: string;
  /** What stands for the value in `--help`, such as `ending`. */
  readonly value: string;
  readonly description: string;
  readonly environment: readonly string[];
}

/** What a target may know of a run besides the model. */
export interface TargetContext {
  /** The directory of the files, from the root; undefined for places beside the sources. */
  readonly out: string | undefined;
  /** The settings that somebody gave, parsed, by key. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether generated clients and handlers are to trace their calls. */
  readonly tracing: boolean;
  readonly project: TargetProject;
}

/** The project that code is generated for. Paths are absolute, with forward slashes. */
export interface TargetProject {
  readonly root: string;
  /** All sources of the project, those without services included. */
  readonly sources: readonly string[];
  readonly host: SourceHost;
}

/** Declares a target. Those of Autonats and those of others enter through this same door. */
export function defineTarget(target: Target): Target {
  return target;
}

/** Creates the parser of a setting that takes one of a few words. */
export function oneOfWords(words: readonly string[]): (text: string) => Parsed<string> {
  return (value) => (words.includes(value) ? { value } : { problem: `it must be one of ${words.join(", ")}` });
}
