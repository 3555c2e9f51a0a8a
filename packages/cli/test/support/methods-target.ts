import { commentHeader, defineTarget, headerLines, oneOfWords, type Target } from "@autonats/codegen";
import type { Service } from "@autonats/model";

/** A target as small as one can be: the methods of each source, one a line, in a file whose comments begin with `#`. */
export const methodsTarget: Target = defineTarget({
  id: "methods",
  title: "Lists of methods",
  defaultOut: "methods",
  exampleOut: "docs/methods",
  outHelp: ["in that directory, by the paths of the sources: src/user.ts.methods"],
  header: commentHeader("#"),
  isOwnOutput: (path) => path.endsWith(".methods"),
  settings: {
    sign: {
      schema: { description: "What is before each method.", enum: ["-", "*"] },
      example: "-",
      parse: oneOfWords(["-", "*"]),
      flag: {
        name: "--methods-sign",
        value: "sign",
        description: "what to put before each method",
        environment: ["AUTONATS_METHODS_SIGN"],
      },
    },
  },
  generate: async ({ services }, { out, settings }) => {
    const { sign = "-" } = settings;
    const lines = (service: Service): string[] => service.methods.map(({ name }) => `${sign} ${service.name}.${name}`);
    const sources = [...new Set(services.map(({ source }) => source.file))].sort();
    const files = sources.map((file) => {
      const own = services.filter(({ source }) => source.file === file).flatMap(lines);
      const path = `${out}/${file}.methods`;
      const header = [...headerLines("#", path, [file]), ""];
      return { path, content: `${[...header, ...own].join("\n")}\n` };
    });
    return { files, diagnostics: [] };
  },
});
