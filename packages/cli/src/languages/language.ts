import type { GenerateResult } from "@autonats/codegen";
import type { Frontend, Model } from "@autonats/model";
import type { ImportExtension, LanguageId } from "../config/values.js";

/** What a backend is told besides the model. */
export interface PrintOptions {
  /** The directory for all files, from the root; absent for places beside the sources. */
  readonly out: string | undefined;
  readonly importExtension: ImportExtension;
  readonly goPackage: string | undefined;
  readonly goModule: string | undefined;
}

/** A language that services can be written in and generated for. Compilers are loaded when they are first needed. */
export interface Language {
  readonly id: LanguageId;
  /** As people write it, such as `TypeScript`. */
  readonly title: string;
  /** What an output directory could be called. */
  readonly exampleOut: string;
  readonly loadFrontend: () => Promise<Frontend>;
  readonly print: (model: Model, options: PrintOptions) => Promise<GenerateResult>;
}
