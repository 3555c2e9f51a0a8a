import type { SourceLanguage } from "@autonats/model";

/** Protocol buffers, for the `autonats` command. */
export const protobufSource: SourceLanguage = {
  id: "protobuf",
  title: "Protocol Buffers",
  isSource: (path) => path.endsWith(".proto"),
  isInput: (name) => name.endsWith(".proto"),
  load: async () => (await import("./frontend.js")).protobufFrontend,
};
