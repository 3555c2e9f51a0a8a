const offset = Math.random();

export enum Computed {
  A = offset,
}

export enum Mixed {
  A = "a",
  B = 1,
}

export enum Fraction {
  Half = 0.5,
  Whole = 1,
}

export enum Empty {}

export enum Colour {
  Red = "red",
  Green = "green",
  Blue = "blue",
}

enum Hidden {
  A = "a",
  B = "b",
}

export type Switch = "on" | "off" | false;

export type Ratio = 0.5 | 1 | 2;

export type Code = "ok" | 404;

/** @nats:server Enum */
export interface EnumService {
  computed(value: Computed): Promise<void>;
  mixed(value: Mixed): Promise<void>;
  fraction(value: Fraction): Promise<void>;
  empty(value: Empty): Promise<void>;
  part(value: Colour.Red | Colour.Green): Promise<void>;
  hidden(value: Hidden): Promise<void>;
  switch(value: Switch): Promise<void>;
  ratio(value: Ratio): Promise<void>;
  code(value: Code): Promise<void>;
  big(value: 1n | 2n): Promise<void>;
  inline(value: "a" | 1): Promise<void>;
}
