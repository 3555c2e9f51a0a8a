export class Account {
  constructor(
    readonly id: string,
    private secret: string,
  ) {}
}

export class Basket {
  items: string[] = [];

  add(item: string): void {
    this.items.push(item);
  }
}

export class Temperature {
  #kelvin = 0;

  get celsius(): number {
    return this.#kelvin - 273.15;
  }
}

export class Derived extends Basket {
  owner = "";
}

export interface WithMethod {
  id: string;
  save(): Promise<void>;
}

/** @nats:server Class */
export interface ClassService {
  account(): Promise<Account>;
  basket(basket: Basket): Promise<void>;
  temperature(): Promise<Temperature>;
  derived(): Promise<Derived>;
  withMethod(value: WithMethod): Promise<void>;
}

/** It writes itself, and nothing reads it. */
export class Warmth {
  readonly #kelvin: number;

  constructor(kelvin: number) {
    this.#kelvin = kelvin;
  }

  toJSON(): number {
    return this.#kelvin;
  }
}

/** It takes something else than it gives. */
export class Interval {
  private readonly from: Date;

  constructor(from: Date) {
    this.from = from;
  }

  static fromJSON(from: Date): Interval {
    return new Interval(from);
  }

  toJSON(): string {
    return this.from.toISOString();
  }
}

/** @nats:server Weather */
export interface WeatherService {
  measure(): Promise<Warmth>;
  last(): Promise<Interval>;
}
