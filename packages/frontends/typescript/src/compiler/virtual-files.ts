import { createRequire } from "node:module";
import { dirname } from "node:path";

/** Where the compiler keeps the declarations of the language's own library. */
export const libraryDirectory: string = dirname(createRequire(import.meta.url).resolve("typescript")).replaceAll(
  "\\",
  "/",
);

/** Where the declarations that this package brings along appear to be. */
export const runtimeFile: string = `${libraryDirectory}/autonats.runtime.d.ts`;
export const preludeFile: string = `${libraryDirectory}/autonats.prelude.d.ts`;
