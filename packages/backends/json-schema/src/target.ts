import { defineTarget, jsonHeader, type Target } from "@autonats/codegen/target";

const defaultOut = "schemas";

/** JSON Schema, for the `autonats` command. */
export const jsonSchemaTarget: Target = defineTarget({
  id: "json-schema",
  title: "JSON Schema",
  defaultOut,
  exampleOut: "docs/schemas",
  outHelp: ["in that directory, one file a service: User.schema.json"],
  header: jsonHeader,
  isOwnOutput: (path) => path.endsWith(".schema.json"),
  settings: {},
  async generate(model, { out = defaultOut }) {
    const { jsonSchemaBackend } = await import("./backend.js");
    return jsonSchemaBackend.generate(model, { out });
  },
});
