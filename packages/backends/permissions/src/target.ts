import {
  commentHeader,
  defineTarget,
  type FileHeader,
  jsonHeader,
  oneOfWords,
  type Target,
} from "@autonats/codegen/target";
import type { Parsed } from "@autonats/model";
import { granularities } from "./options.js";

const defaultOut = "permissions";
const tokens = "^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$";

const comments = commentHeader("#");

/** Configurations have comments, and scopes are JSON. */
const header: FileHeader = {
  isIn: (text) => comments.isIn(text) || jsonHeader.isIn(text),
  sourcesIn: (text) => (comments.isIn(text) ? comments : jsonHeader).sourcesIn(text),
};

/** Permissions of NATS, for the `autonats` command. */
export const permissionsTarget: Target = defineTarget({
  id: "permissions",
  title: "permissions",
  defaultOut,
  exampleOut: "deploy/permissions",
  outHelp: ["in that directory, three files a service: User.handler.conf, User.client.conf and User.scopes.json"],
  header,
  isOwnOutput: (path) => /\.(?:(?:handler|client)\.conf|scopes\.json)$/u.test(path),
  settings: {
    prefix: {
      schema: { description: "First tokens of every subject. Default: autonats.", pattern: tokens },
      example: "autonats",
      parse: parseTokens,
    },
    queueGroup: {
      schema: { description: "The queue group of handlers. Default: autonats.", pattern: tokens },
      example: "autonats",
      parse: parseTokens,
    },
    inboxPrefix: {
      schema: {
        description: "First tokens of the subjects that clients get replies on. Default: _INBOX.",
        pattern: tokens,
      },
      example: "_INBOX.shop.orders",
      parse: parseTokens,
    },
    granularity: {
      schema: {
        description:
          "Whether permissions name all methods of a service at once, so that a new method changes none, or each. Default: method.",
        enum: granularities,
      },
      example: "service",
      parse: oneOfWords(granularities),
    },
  },
  async generate(model, { out = defaultOut, settings }) {
    const { permissionsBackend } = await import("./backend.js");
    const { granularity: given, ...subjects } = settings;
    const granularity = granularities.find((each) => each === given) ?? "method";
    return permissionsBackend.generate(model, { ...subjects, granularity, out });
  },
});

function parseTokens(text: string): Parsed<string> {
  return new RegExp(tokens, "u").test(text)
    ? { value: text }
    : { problem: "it is made of letters, digits, `_` and `-`, in tokens with dots between them" };
}
