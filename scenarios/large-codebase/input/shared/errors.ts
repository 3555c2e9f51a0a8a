/** What the caller asked for does not exist. */
export class NotFound extends Error {
  constructor(
    readonly kind: string,
    readonly id: string,
  ) {
    super(`${kind} ${id} does not exist`);
  }
}

/** Somebody else changed it in between. */
export class Conflict extends Error {
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`revision ${actual}, not ${expected}`);
  }
}

/** The tenant has used up what it pays for. */
export class QuotaExceeded extends Error {
  constructor(
    message: string,
    readonly quota: "customers" | "invoices" | "events",
    readonly resetsAt: Date | null,
  ) {
    super(message);
  }
}
