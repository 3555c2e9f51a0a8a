/** An amount in one currency. */
export class Money {
  readonly #cents: bigint;
  readonly currency: string;

  constructor(cents: bigint, currency: string) {
    this.#cents = cents;
    this.currency = currency;
  }

  static fromJSON({ cents, currency }: { cents: bigint; currency: string }): Money {
    return new Money(cents, currency);
  }

  plus(other: Money): Money {
    return new Money(this.#cents + other.#cents, this.currency);
  }

  toJSON(): { cents: bigint; currency: string } {
    return { cents: this.#cents, currency: this.currency };
  }
}

export class Colour {
  private readonly hex: string;

  private constructor(hex: string) {
    this.hex = hex;
  }

  static fromJSON(hex: string): Colour {
    return new Colour(hex);
  }

  toJSON(): string {
    return this.hex;
  }
}

export class Box<T> {
  readonly content: readonly T[];

  constructor(content: readonly T[]) {
    this.content = content;
  }

  static fromJSON<T>(content: readonly T[]): Box<T> {
    return new Box(content);
  }

  get size(): number {
    return this.content.length;
  }

  toJSON(): readonly T[] {
    return this.content;
  }
}
