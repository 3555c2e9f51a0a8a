import { commentHeader, defineTarget, type Target } from "@autonats/codegen/target";

const defaultOut = "reference";

/** Reference pages, for the `autonats` command. */
export const markdownTarget: Target = defineTarget({
  id: "markdown",
  title: "Markdown",
  defaultOut,
  exampleOut: "docs/reference",
  outHelp: ["in that directory, one page a service: User.service.md"],
  header: commentHeader("<!--"),
  isOwnOutput: (path) => path.endsWith(".service.md"),
  settings: {},
  async generate(model, { out = defaultOut }) {
    const { markdownBackend } = await import("./backend.js");
    return markdownBackend.generate(model, { out });
  },
});
