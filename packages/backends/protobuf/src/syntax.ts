/** The first line of a file: what readers have to know. */
export type Syntax = "proto3" | "2023";

export const syntaxes: readonly Syntax[] = ["proto3", "2023"];
