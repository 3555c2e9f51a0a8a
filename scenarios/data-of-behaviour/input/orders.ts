/** An entity as an object mapper wants it. */
export class Order {
  id!: string;
  lines!: Line[];

  total(): number {
    return this.lines.reduce((sum, { price }) => sum + price, 0);
  }
}

export interface Line {
  price: number;
}

export interface Device {
  id: string;
  reset(): void;
}

/** The fields of a class, without its methods. */
export type Dto<T> = { [K in keyof T as T[K] extends (...values: never[]) => unknown ? never : K]: T[K] };

export interface Page<T> {
  items: Dto<T>[];
  next?: string;
}

/** @nats:server Order */
export interface OrderService {
  get(id: string): Promise<Dto<Order> | undefined>;
  list(): Promise<Page<Order>>;
  devices(like: Dto<Device>): Promise<Dto<Device>[]>;
}
