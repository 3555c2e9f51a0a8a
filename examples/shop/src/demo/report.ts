/** Prints what happened, step by step, and keeps count of what was not seen. */
export class Report {
  #missing = 0;

  /** How many of the promised things did not happen. */
  get missing(): number {
    return this.#missing;
  }

  step(title: string): void {
    console.log(`\n${title}`);
  }

  say(line: string): void {
    console.log(`    ${line}`);
  }

  /** Prints one promise and whether it was kept. */
  expect(kept: boolean, line: string): void {
    if (!kept) this.#missing += 1;
    console.log(`  ${kept ? "✔" : "✘"} ${line}`);
  }
}

/** What a call failed with; undefined when it did not. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error;
  }
}
