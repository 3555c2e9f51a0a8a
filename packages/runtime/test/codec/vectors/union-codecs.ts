import * as rt from "@autonats/runtime/codegenv1";
import type * as t from "../../../../../conformance/vectors/types.js";

/** Codecs of the vectors' unions, as generated code has them. */
export const unionCodecs: Readonly<Record<string, unknown>> = {
  Payment: { encode: encodePayment, decode: decodePayment } satisfies rt.Codec<t.Payment>,
  Receipt: { encode: encodeReceipt, decode: decodeReceipt } satisfies rt.Codec<t.Receipt>,
};

function encodePayment(value: t.Payment, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  switch (fields.kind) {
    case "card":
      return encodeCard(fields, at, key);
    case "cash":
      return encodeCash(fields, at, key);
    case "transfer":
      return encodeTransfer(fields, at, key);
    default:
      return rt.failTag(here, "kind");
  }
}

function decodePayment(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Payment {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  switch (rt.decodeTag(fields, here, "kind")) {
    case "card":
      return decodeCard(fields, at, key);
    case "cash":
      return decodeCash(fields, at, key);
    case "transfer":
      return decodeTransfer(fields, at, key);
    default:
      return rt.failTag(here, "kind");
  }
}

function encodeCard(value: t.Card, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    kind: rt.encodeLiteral(fields.kind, here, "kind", "card"),
    number: rt.encodeString(fields.number, here, "number"),
    holder: fields.holder === undefined ? undefined : rt.encodeString(fields.holder, here, "holder"),
  };
}

function decodeCard(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Card {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const card: rt.Writable<t.Card> = {
    kind: rt.decodeLiteral(fields["kind"], here, "kind", "card"),
    number: rt.decodeString(fields["number"], here, "number"),
  };
  if (fields["holder"] !== undefined) card.holder = rt.decodeString(fields["holder"], here, "holder");
  return card;
}

function encodeCash(value: t.Cash, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    kind: rt.encodeLiteral(fields.kind, here, "kind", "cash"),
    cents: rt.encodeInt64(fields.cents, here, "cents"),
  };
}

function decodeCash(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Cash {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  return {
    kind: rt.decodeLiteral(fields["kind"], here, "kind", "cash"),
    cents: rt.decodeInt64(fields["cents"], here, "cents"),
  };
}

function encodeTransfer(value: t.Transfer, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    kind: rt.encodeLiteral(fields.kind, here, "kind", "transfer"),
    iban: rt.encodeString(fields.iban, here, "iban"),
    steps: rt.encodeList(fields.steps, here, "steps", encodePayment),
  };
}

function decodeTransfer(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Transfer {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  return {
    kind: rt.decodeLiteral(fields["kind"], here, "kind", "transfer"),
    iban: rt.decodeString(fields["iban"], here, "iban"),
    steps: rt.decodeList(fields["steps"], here, "steps", decodePayment),
  };
}

function encodeReceipt(value: t.Receipt, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    payment: encodePayment(fields.payment, here, "payment"),
    refund: rt.encodeNullable(fields.refund, here, "refund", encodePayment),
  };
}

function decodeReceipt(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Receipt {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  return {
    payment: decodePayment(fields["payment"], here, "payment"),
    refund: rt.decodeNullable(fields["refund"], here, "refund", decodePayment),
  };
}
