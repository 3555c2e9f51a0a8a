import { runtimeTypes } from "../runtime-types.js";

/**
 * What the compiler reads in place of `@autonats/runtime`. There, `int32` is but another name for `number`, which the compiler forgets
 * at once; here each is a type of its own, so that it survives generics and mapped types. It also spares reading the runtime.
 */
export const runtimeText: string = [
  "declare const scalar: unique symbol;",
  ...Object.entries(runtimeTypes).map(([name, { base }]) => {
    const mark = `{ readonly [scalar]: "${name}" }`;
    return `export type ${name} = ${base === "object" ? mark : `${base} & ${mark}`};`;
  }),
  "export {};",
].join("\n");
