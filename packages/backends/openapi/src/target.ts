import { defineTarget, jsonHeader, type Target } from "@autonats/codegen/target";

const defaultOut = "openapi";

/** OpenAPI, for the `autonats` command. */
export const openapiTarget: Target = defineTarget({
  id: "openapi",
  title: "OpenAPI",
  defaultOut,
  exampleOut: "docs/openapi",
  outHelp: ["in that directory, one file a service: User.openapi.json"],
  header: jsonHeader,
  isOwnOutput: (path) => path.endsWith(".openapi.json"),
  settings: {},
  async generate(model, { out = defaultOut }) {
    const { openapiBackend } = await import("./backend.js");
    return openapiBackend.generate(model, { out });
  },
});
