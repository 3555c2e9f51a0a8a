import type { GenerateResult } from "@autonats/codegen";
import type { Frontend, Model } from "@autonats/model";

/** A language that scenarios have input in. Loaded when the first of them needs it. */
export interface InputLanguage {
  /** The folder of the language's input, where a scenario has several. */
  readonly id: string;
  readonly isSource: (path: string) => boolean;
  readonly load: () => Promise<Frontend>;
}

/** A language that every scenario is printed in. */
export interface OutputLanguage {
  /** The folder below `output`. */
  readonly id: string;
  readonly load: () => Promise<(model: Model) => GenerateResult>;
}

export const inputLanguages: readonly InputLanguage[] = [
  {
    id: "typescript",
    isSource: (path) => /\.[cm]?tsx?$/u.test(path),
    // Without a limit of time, so that no expected file depends on how fast the machine is.
    load: async () =>
      (await import("@autonats/frontend-typescript")).createTypescriptFrontend({
        limits: { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 },
      }),
  },
  {
    id: "go",
    isSource: (path) => path.endsWith(".go"),
    load: async () => (await import("@autonats/frontend-go")).goFrontend,
  },
];

export const outputLanguages: readonly OutputLanguage[] = [
  {
    id: "typescript",
    load: async () => {
      const { typescriptBackend } = await import("@autonats/backend-typescript");
      return (model) => typescriptBackend.generate(model, { importExtension: "js" });
    },
  },
  {
    id: "go",
    load: async () => {
      const { goBackend } = await import("@autonats/backend-go");
      return (model) => goBackend.generate(model, {});
    },
  },
];
