import { commentHeader, defineTarget, type Target } from "@autonats/codegen/target";
import type { Parsed } from "@autonats/model";

const packageName = "^[a-z][a-z0-9_]{0,63}$";
const modulePath = "^(?!.*\\.\\.)[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*$";

const typeName = "^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*\\.[A-Z][A-Za-z0-9_]*$";

/** Go, for the `autonats` command. */
export const goTarget: Target = defineTarget({
  id: "go",
  title: "Go",
  beside: "go",
  exampleOut: "internal/mesh",
  outHelp: ["in that directory, which is one package: nats_client.go and nats_codec.go"],
  header: commentHeader("//"),
  isOwnOutput: (path) => path.endsWith(".go"),
  isInternal: (path) => path.endsWith("_codec.go"),
  isInput: (name) => /\.(?:mod|work)$/u.test(name),
  typeName: { declared: typeName, used: typeName, example: "example.com/shop/money.Amount" },
  settings: {
    package: {
      schema: {
        description: "Name of the generated package. Default: the name of its directory.",
        pattern: packageName,
      },
      example: "mesh",
      parse: matching(packageName, "a package is a small letter followed by small letters, digits and underscores"),
    },
    module: {
      schema: {
        description: "Import path of the module that the project's root is. Default: as the nearest go.mod has it.",
        pattern: modulePath,
      },
      example: "example.com/shop",
      parse: matching(modulePath, "a module's path is made of names with slashes between them"),
    },
  },
  async generate(model, { out, settings, tracing, project }) {
    const [{ goBackend }, { findGoModule }] = await Promise.all([
      import("./backend.js"),
      import("./project/go-module.js"),
    ]);
    const { package: name, module = findGoModule(project.root, project.host) } = settings;
    return goBackend.generate(model, {
      tracing,
      ...(out === undefined ? {} : { out }),
      ...(name === undefined ? {} : { package: name }),
      ...(module === undefined ? {} : { module }),
    });
  },
});

function matching(pattern: string, problem: string): (text: string) => Parsed<string> {
  const expression = new RegExp(pattern, "u");
  return (value) => (expression.test(value) ? { value } : { problem });
}
