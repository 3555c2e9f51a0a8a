import type { Frontend } from "./frontend.js";

/** A language that services are written in. Small enough to be loaded always; the frontend is loaded when it is first needed. */
export interface SourceLanguage {
  /** Names it in the configuration, such as `typescript`. */
  readonly id: string;
  /** Its name in messages, such as `TypeScript`. */
  readonly title: string;
  /** Reports whether a file may hold interfaces, by its path from the project's root. */
  readonly isSource: (path: string) => boolean;
  /** Returns the name of the source that a file should be, if it may hold interfaces but only declares what is elsewhere. */
  readonly sourceFor?: (path: string) => string | undefined;
  /** Whether all sources of a directory are generated together, so that naming one of them names all. */
  readonly wholeDirectories?: boolean;
  /** Reports whether a change of a file may change what is read, by its name. */
  readonly isInput: (name: string) => boolean;
  readonly load: () => Promise<Frontend>;
}
