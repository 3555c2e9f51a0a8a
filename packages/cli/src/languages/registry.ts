import type { LanguageId } from "../config/values.js";
import type { Language } from "./language.js";

const typescript: Language = {
  id: "typescript",
  title: "TypeScript",
  exampleOut: "src/gen",
  async loadFrontend() {
    const { typescriptFrontend } = await import("@autonats/frontend-typescript");
    return typescriptFrontend;
  },
  async print(model, { out, importExtension }) {
    const { typescriptBackend } = await import("@autonats/backend-typescript");
    return typescriptBackend.generate(model, { importExtension, ...(out === undefined ? {} : { outDir: out }) });
  },
};

const go: Language = {
  id: "go",
  title: "Go",
  exampleOut: "internal/mesh",
  async loadFrontend() {
    const { goFrontend } = await import("@autonats/frontend-go");
    return goFrontend;
  },
  async print(model, { out, goPackage, goModule }) {
    const { goBackend } = await import("@autonats/backend-go");
    return goBackend.generate(model, {
      ...(out === undefined ? {} : { out }),
      ...(goPackage === undefined ? {} : { package: goPackage }),
      ...(goModule === undefined ? {} : { module: goModule }),
    });
  },
};

/** Every language there is. A new one is a frontend, a backend and an entry here. */
export const languages: Readonly<Record<LanguageId, Language>> = { typescript, go };
