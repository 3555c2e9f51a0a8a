import { createRequire } from "node:module";
import type ts from "typescript";

/**
 * The TypeScript compiler. Required rather than imported, because Node would first search its nine megabytes for the names
 * of exports, which takes longer than to run them.
 */
export const compiler: typeof ts = createRequire(import.meta.url)("typescript");
