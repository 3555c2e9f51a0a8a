/** One field for each type that needs no import. */
export interface Scalars {
  flag: boolean;
  text: string;
  /** Any finite number. */
  number: number;
  /** 64 bits, which a number could not hold. */
  big: bigint;
  blob: Uint8Array;
  time: Date;
  /** Any JSON value. */
  anything: unknown;
}

/** @nats:server Scalar */
export interface ScalarService {
  echo(value: Scalars): Promise<Scalars>;
  flag(value: boolean): Promise<boolean>;
  text(value: string): Promise<string>;
  number(value: number): Promise<number>;
  big(value: bigint): Promise<bigint>;
  blob(value: Uint8Array): Promise<Uint8Array>;
  time(value: Date): Promise<Date>;
  anything(value: unknown): Promise<unknown>;
}
