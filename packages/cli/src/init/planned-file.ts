/** A file that a project is to have. */
export interface PlannedFile {
  /** From the project's root. */
  readonly path: string;
  readonly content: string;
  /** The text that it has now, of a file that is added to; any other file is only written where there is none. */
  readonly before?: string | undefined;
  /** Why nothing can be added to it. */
  readonly problem?: string | undefined;
  /** What it says otherwise, and goes on to. */
  readonly kept?: readonly string[];
}
