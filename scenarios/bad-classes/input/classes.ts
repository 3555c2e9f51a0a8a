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
