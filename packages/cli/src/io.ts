/** A stream that takes text. */
export interface TextOutput {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  write(text: string): void;
}

/** Keys that a person presses, one at a time. Absent where nobody can press any. */
export interface KeyInput {
  /** Starts to listen; the result stops it. */
  onKey(listener: (key: string) => void): () => void;
}

/** Everything of the process that a command touches, besides the files of the project. */
export interface Io {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly keys: KeyInput | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly platform: string;
  readonly tempDir: string;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Calls back when the process is asked to stop; the result takes the listener away. */
  onInterrupt(listener: () => void): () => void;
}
