/** Flags under which V8 compiles the same code to the same bytes. What it compiles under these two is read without them, too. */
export const repeatable = ["--predictable", "--random-seed=1"];

/** Flags with room for all that code allocates: memory that was used before would show in the gaps of what V8 writes. */
export const roomy = ["--min-semi-space-size=512", "--max-semi-space-size=512"];

/** Flags that take this back, before V8 writes what it has compiled: it reads only what was compiled under flags like its own. */
export const afterwards = ["--min-semi-space-size=0", "--max-semi-space-size=0"];
