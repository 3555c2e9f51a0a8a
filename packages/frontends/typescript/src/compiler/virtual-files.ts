/** Where the declarations of the language's own library appear to be, wherever they are kept. */
export const libraryDirectory = "/.autonats/typescript/lib";

/** Where the declarations that this package brings along appear to be. */
export const runtimeFile: string = `${libraryDirectory}/autonats.runtime.d.ts`;
export const preludeFile: string = `${libraryDirectory}/autonats.prelude.d.ts`;
