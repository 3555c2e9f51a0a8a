import { commentHeader, defineTarget, jsonHeader, oneOfWords, type Target } from "@autonats/codegen/target";
import { type Syntax, syntaxes } from "./syntax.js";

const defaultOut = "proto";
const header = commentHeader("//");

/** Protocol buffers, for the `autonats` command. */
export const protobufTarget: Target = defineTarget({
  id: "protobuf",
  title: "Protocol Buffers",
  defaultOut,
  exampleOut: "proto",
  outHelp: ["in that directory, by package: user/v1/user.proto, and its numbers in user.proto.lock.json"],
  header: {
    isIn: (text) => header.isIn(text) || jsonHeader.isIn(text),
    sourcesIn: (text) => (header.isIn(text) ? header.sourcesIn(text) : jsonHeader.sourcesIn(text)),
  },
  isOwnOutput: (path) => path.endsWith(".proto") || path.endsWith(".proto.lock.json"),
  isInput: (name) => name.endsWith(".proto.lock.json"),
  settings: {
    syntax: {
      schema: {
        description: "`proto3`, or the edition `2023`, which says the same in newer words.",
        enum: syntaxes,
      },
      example: "proto3",
      parse: oneOfWords(syntaxes),
    },
  },
  async generate(model, { out = defaultOut, settings, project: { root, host } }) {
    const { protobufBackend } = await import("./backend.js");
    const syntax = (settings["syntax"] ?? "proto3") as Syntax;
    return protobufBackend.generate(model, { out, syntax, earlier: (path) => host.readFile(`${root}/${path}`) });
  },
});
