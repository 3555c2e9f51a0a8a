/** How deep containers may stand in one another: `[[1]]` is 2 deep. */
export const MAX_DEPTH = 64;

/** Elements of one list, or keys of one object. */
export const MAX_ELEMENTS = 10_000;

/** Bytes of a body, unless the caller of `decodeBody` says otherwise: what a server takes by default. */
export const MAX_BYTES: number = 1024 * 1024;
