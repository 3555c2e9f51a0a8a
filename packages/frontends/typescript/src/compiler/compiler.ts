import { requireOwn } from "@autonats/own-files";
import type ts from "typescript";

/**
 * The TypeScript compiler. Required rather than imported, because Node would first search its nine megabytes for the names
 * of exports, which takes longer than to run them.
 */
export const compiler: typeof ts = requireOwn("typescript", import.meta.url) as typeof ts;
