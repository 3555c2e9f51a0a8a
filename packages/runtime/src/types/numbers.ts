/** A whole number from -128 to 127. */
export type int8 = number;
/** A whole number from -32768 to 32767. */
export type int16 = number;
/** A whole number from -2147483648 to 2147483647. */
export type int32 = number;
/** A whole number from 0 to 255. */
export type uint8 = number;
/** A whole number from 0 to 65535. */
export type uint16 = number;
/** A whole number from 0 to 4294967295. */
export type uint32 = number;
/** A whole number of at most 2^53 - 1 in size, either way. Go's `int`. */
export type int = number;
/** A whole number from 0 to 2^53 - 1. Go's `uint`. */
export type uint = number;
/** A finite number of 32 bits: what a method receives is rounded to it. */
export type float32 = number;
/** A finite number of 64 bits. The same as a plain `number`. */
export type float64 = number;
/** A whole number of 64 bits with sign. The same as a plain `bigint`. */
export type int64 = bigint;
/** A whole number from 0 to 2^64 - 1. */
export type uint64 = bigint;
