import * as rt from "@autonats/runtime/codegenv1";
import { Closed, NotFound, OutOfStock } from "../../../../../conformance/vectors/types.js";
import { type ErrorBody, readErrorBody, writeErrorBody } from "../../../src/wire/error-body.js";

/** Codecs of the error replies in the vectors. The declared errors in them are as generated code has them. */
export const errorCodecs: Readonly<Record<string, unknown>> = {
  NotFound: replyOf<NotFound>({
    type: "NotFound",
    code: "NOT_FOUND",
    class: NotFound,
    encode: (value, at, key) => {
      const here = rt.pathOf(at, key);
      const fields = rt.encodeObject(value, at, key);
      return { id: rt.encodeString(fields.id, here, "id") };
    },
    decode: (value, at, key) => {
      const here = rt.pathOf(at, key);
      const fields = rt.decodeObject(value, at, key);
      return new NotFound(rt.decodeString(fields["id"], here, "id"));
    },
  }),
  OutOfStock: replyOf<OutOfStock>({
    type: "OutOfStock",
    code: "FAILED_PRECONDITION",
    class: OutOfStock,
    encode: (value, at, key) => {
      const here = rt.pathOf(at, key);
      const fields = rt.encodeObject(value, at, key);
      return {
        sku: rt.encodeString(fields.sku, here, "sku"),
        left: rt.encodeInt32(fields.left, here, "left"),
        since: rt.encodeTimestamp(fields.since, here, "since"),
      };
    },
    decode: (value, at, key) => {
      const here = rt.pathOf(at, key);
      const fields = rt.decodeObject(value, at, key);
      return new OutOfStock(
        rt.decodeString(fields["sku"], here, "sku"),
        rt.decodeInt32(fields["left"], here, "left"),
        rt.decodeTimestamp(fields["since"], here, "since"),
      );
    },
  }),
  Closed: replyOf<Closed>({
    type: "Closed",
    code: "FAILED_PRECONDITION",
    class: Closed,
    encode: (value, at, key) => {
      rt.encodeObject(value, at, key);
      return {};
    },
    decode: (value, at, key) => {
      rt.decodeObject(value, at, key);
      return new Closed();
    },
  }),
  ErrorReply: {
    encode: (value: ErrorBody) => JSON.parse(Buffer.from(writeErrorBody(value)).toString()) as unknown,
    decode: (value: unknown) => present(readErrorBody(Buffer.from(JSON.stringify(value)))),
  },
};

/** The body of an error reply around the data of a declared error. */
function replyOf<E extends Error>({ code, type, encode, decode }: rt.ErrorCodec<E>): rt.Codec<E> {
  return {
    encode: (value) => ({ code, message: value.message, type, data: encode(value, undefined, "data") }),
    decode: (value, at, key) => decode(rt.decodeObject(value, at, key)["data"], undefined, "data"),
  };
}

function present(body: ErrorBody | undefined): unknown {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([, value]) => value !== undefined));
}
