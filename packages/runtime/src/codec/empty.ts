import type { Codec } from "./codec.js";
import { decodeObject, encodeObject } from "./objects.js";

/** The request record of a method without parameters. */
export const noParameters: Codec<Record<string, never>> = {
  encode: (value, at, key) => {
    encodeObject(value, at, key);
    return {};
  },
  decode: (value, at, key) => {
    decodeObject(value, at, key);
    return {};
  },
};

/** The result of a method that returns nothing. What a peer of another version may answer instead is not looked at. */
export const noResult: Codec<void> = {
  encode: () => null,
  decode: () => undefined,
};
