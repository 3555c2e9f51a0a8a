import type { Service } from "@autonats/model";

/** The services of one source file, which share their generated files. */
export interface Unit {
  readonly source: string;
  readonly services: readonly Service[];
  readonly files: UnitFiles;
}

/** Where the files of a unit go, from the project's root. */
export interface UnitFiles {
  readonly service: string;
  readonly codec: string;
  /** Only printed when the source is in another language, whose types cannot be imported. */
  readonly types: string;
}
