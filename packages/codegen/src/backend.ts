import type { Diagnostic, Model } from "@autonats/model";

/** A file that a backend printed. Nothing is on disk yet. */
export interface GeneratedFile {
  /** From the project's root, with forward slashes. Never leads out of the root. */
  readonly path: string;
  /** The whole text, ending in one newline. */
  readonly content: string;
}

/** What a backend made of a model. Equal models and options give equal results, byte for byte. */
export interface GenerateResult {
  /** In order of path. */
  readonly files: readonly GeneratedFile[];
  /** What could not be printed. Services without a diagnostic are printed all the same. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Prints models in one target language. A pure function with a name. */
export interface Backend<Options> {
  /** Names it in configuration and in scenario folders, such as `typescript`. */
  readonly id: string;
  readonly generate: (model: Model, options: Options) => GenerateResult;
}

/** Declares a backend. Built-in ones and those of others enter through this same door. */
export function defineBackend<Options>(backend: Backend<Options>): Backend<Options> {
  return backend;
}
