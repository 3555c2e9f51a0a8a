import type { SourceLanguage } from "@autonats/model";

const notSource = /_test\.go$|(?:^|\/)(?:vendor|testdata|_[^/]*)(?:\/|$)|(?:^|\/)[._][^/]*$/u;

/** Go, for the `autonats` command. The files of a package share their generated files. */
export const goSource: SourceLanguage = {
  id: "go",
  title: "Go",
  isSource: (path) => path.endsWith(".go") && !notSource.test(path),
  wholeDirectories: true,
  isInput: (name) => /\.(?:go|mod|work)$/u.test(name),
  load: async () => (await import("./index.js")).goFrontend,
};
