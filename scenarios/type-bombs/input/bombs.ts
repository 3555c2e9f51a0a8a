/** Has another type inside of itself at every level. */
export interface Nest<T> {
  value: T;
  inner: Nest<T[]> | null;
}

export interface Grow<T> {
  inner: Grow<{ a: T }> | null;
}

/** Works out a tuple of a thousand elements. */
export type Count<N extends number, T extends unknown[] = []> = T["length"] extends N ? T : Count<N, [...T, unknown]>;

export type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** A million texts. */
export type Code = `${Digit}${Digit}${Digit}${Digit}${Digit}${Digit}`;

export type Loop = Loop;

export type Endless<T> = Endless<T[]>;

export type Deep = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[string]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]];

/** @nats:server Bomb */
export interface BombService {
  nest(): Promise<Nest<string>>;
  grow(): Promise<Grow<string>>;
  count(): Promise<Count<2000>>;
  code(code: Code): Promise<void>;
  loop(): Promise<Loop>;
  endless(): Promise<Endless<string>>;
  deep(): Promise<Deep>;
}

/** @nats:server Good */
export interface GoodService {
  get(): Promise<string>;
}
