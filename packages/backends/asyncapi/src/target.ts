import { defineTarget, jsonHeader, type Target } from "@autonats/codegen/target";

const defaultOut = "asyncapi";

/** AsyncAPI, for the `autonats` command. */
export const asyncapiTarget: Target = defineTarget({
  id: "asyncapi",
  title: "AsyncAPI",
  defaultOut,
  exampleOut: "docs/asyncapi",
  outHelp: ["in that directory, one file a service: User.asyncapi.json"],
  header: jsonHeader,
  isOwnOutput: (path) => path.endsWith(".asyncapi.json"),
  settings: {},
  async generate(model, { out = defaultOut }) {
    const { asyncapiBackend } = await import("./backend.js");
    return asyncapiBackend.generate(model, { out });
  },
});
