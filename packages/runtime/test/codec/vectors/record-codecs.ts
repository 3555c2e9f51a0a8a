import * as rt from "@autonats/runtime/codegenv1";
import type * as t from "../../../../../conformance/vectors/types.js";
import { decodeLabels, encodeLabels } from "./container-codecs.js";
import { decodeColour, decodeLevel, encodeColour, encodeLevel } from "./scalar-codecs.js";

/** Codecs of the vectors' records, as generated code has them. */
export const recordCodecs: Readonly<Record<string, unknown>> = {
  Tree: { encode: encodeTree, decode: decodeTree } satisfies rt.Codec<t.Tree>,
  Person: { encode: encodePerson, decode: decodePerson } satisfies rt.Codec<t.Person>,
  Settings: { encode: encodeSettings, decode: decodeSettings } satisfies rt.Codec<t.Settings>,
  Employee: { encode: encodeEmployee, decode: decodeEmployee } satisfies rt.Codec<t.Employee>,
  OddNames: { encode: encodeOddNames, decode: decodeOddNames } satisfies rt.Codec<t.OddNames>,
  Line: { encode: encodeLine, decode: decodeLine } satisfies rt.Codec<t.Line>,
  Order: { encode: encodeOrder, decode: decodeOrder } satisfies rt.Codec<t.Order>,
  Envelope: { encode: encodeEnvelope, decode: decodeEnvelope } satisfies rt.Codec<t.Envelope>,
  LinePage: { encode: encodeLinePage, decode: decodeLinePage } satisfies rt.Codec<t.LinePage>,
  FindRequest: { encode: encodeFindRequest, decode: decodeFindRequest } satisfies rt.Codec<t.FindRequest>,
  ListRequest: { encode: encodeListRequest, decode: decodeListRequest } satisfies rt.Codec<t.ListRequest>,
  Paint: { encode: encodePaint, decode: decodePaint } satisfies rt.Codec<t.Paint>,
};

function encodeTree(value: t.Tree, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    value: rt.encodeInt32(fields.value, here, "value"),
    children: rt.encodeList(fields.children, here, "children", encodeTree),
  };
}

function decodeTree(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Tree {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  return {
    value: rt.decodeInt32(fields["value"], here, "value"),
    children: rt.decodeList(fields["children"], here, "children", decodeTree),
  };
}

function encodePerson(value: t.Person, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    id: rt.encodeString(fields.id, here, "id"),
    name: rt.encodeString(fields.name, here, "name"),
    nickname: fields.nickname === undefined ? undefined : rt.encodeString(fields.nickname, here, "nickname"),
    email: rt.encodeNullable(fields.email, here, "email", rt.encodeString),
    phone: fields.phone === undefined ? undefined : rt.encodeNullable(fields.phone, here, "phone", rt.encodeString),
  };
}

function decodePerson(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Person {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const person: rt.Writable<t.Person> = {
    id: rt.decodeString(fields["id"], here, "id"),
    name: rt.decodeString(fields["name"], here, "name"),
    email: rt.decodeNullable(fields["email"], here, "email", rt.decodeString),
  };
  if (fields["nickname"] !== undefined) person.nickname = rt.decodeString(fields["nickname"], here, "nickname");
  if (fields["phone"] !== undefined) person.phone = rt.decodeNullable(fields["phone"], here, "phone", rt.decodeString);
  return person;
}

function encodeSettings(value: t.Settings, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    title: rt.encodeString(fields.title, here, "title"),
    limit: rt.encodeInt32(fields.limit, here, "limit"),
    ratio: rt.encodeFloat64(fields.ratio, here, "ratio"),
    enabled: rt.encodeBool(fields.enabled, here, "enabled"),
    tags: rt.encodeList(fields.tags, here, "tags", rt.encodeString),
    labels: rt.encodeMap(fields.labels, here, "labels", rt.stringKey, rt.encodeString),
    note: fields.note === undefined ? undefined : rt.encodeString(fields.note, here, "note"),
    retries: fields.retries === undefined ? undefined : rt.encodeInt32(fields.retries, here, "retries"),
  };
}

function decodeSettings(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Settings {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const settings: rt.Writable<t.Settings> = {
    title: rt.decodeString(fields["title"], here, "title"),
    limit: rt.decodeInt32(fields["limit"], here, "limit"),
    ratio: rt.decodeFloat64(fields["ratio"], here, "ratio"),
    enabled: rt.decodeBool(fields["enabled"], here, "enabled"),
    tags: rt.decodeList(fields["tags"], here, "tags", rt.decodeString),
    labels: rt.decodeMap(fields["labels"], here, "labels", rt.stringKey, rt.decodeString),
  };
  if (fields["note"] !== undefined) settings.note = rt.decodeString(fields["note"], here, "note");
  if (fields["retries"] !== undefined) settings.retries = rt.decodeInt32(fields["retries"], here, "retries");
  return settings;
}

function encodeEmployee(value: t.Employee, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    id: rt.encodeString(fields.id, here, "id"),
    email: rt.encodeString(fields.email, here, "email"),
    salary: rt.encodeInt64(fields.salary, here, "salary"),
  };
}

function decodeEmployee(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Employee {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  return {
    id: rt.decodeString(fields["id"], here, "id"),
    email: rt.decodeString(fields["email"], here, "email"),
    salary: rt.decodeInt64(fields["salary"], here, "salary"),
  };
}

function encodeOddNames(value: t.OddNames, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    id: rt.encodeString(fields.id, here, "id"),
    ID: rt.encodeString(fields.ID, here, "ID"),
    user_name: rt.encodeString(fields.user_name, here, "user_name"),
    userName: rt.encodeString(fields.userName, here, "userName"),
    _hidden: rt.encodeString(fields._hidden, here, "_hidden"),
    k: rt.encodeString(fields.k, here, "k"),
    s: rt.encodeString(fields.s, here, "s"),
  };
}

function decodeOddNames(value: unknown, at: rt.Path | undefined, key: rt.Key): t.OddNames {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  return {
    id: rt.decodeString(fields["id"], here, "id"),
    ID: rt.decodeString(fields["ID"], here, "ID"),
    user_name: rt.decodeString(fields["user_name"], here, "user_name"),
    userName: rt.decodeString(fields["userName"], here, "userName"),
    _hidden: rt.decodeString(fields["_hidden"], here, "_hidden"),
    k: rt.decodeString(fields["k"], here, "k"),
    s: rt.decodeString(fields["s"], here, "s"),
  };
}

function encodeLine(value: t.Line, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    sku: rt.encodeString(fields.sku, here, "sku"),
    quantity: rt.encodeInt32(fields.quantity, here, "quantity"),
  };
}

function decodeLine(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Line {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  return {
    sku: rt.decodeString(fields["sku"], here, "sku"),
    quantity: rt.decodeInt32(fields["quantity"], here, "quantity"),
  };
}

function encodeOrder(value: t.Order, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    id: rt.encodeInt64(fields.id, here, "id"),
    placed: rt.encodeTimestamp(fields.placed, here, "placed"),
    lines: rt.encodeList(fields.lines, here, "lines", encodeLine),
    labels: encodeLabels(fields.labels, here, "labels"),
    parent: fields.parent === undefined ? undefined : encodeOrder(fields.parent, here, "parent"),
  };
}

function decodeOrder(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Order {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const order: rt.Writable<t.Order> = {
    id: rt.decodeInt64(fields["id"], here, "id"),
    placed: rt.decodeTimestamp(fields["placed"], here, "placed"),
    lines: rt.decodeList(fields["lines"], here, "lines", decodeLine),
    labels: decodeLabels(fields["labels"], here, "labels"),
  };
  if (fields["parent"] !== undefined) order.parent = decodeOrder(fields["parent"], here, "parent");
  return order;
}

function encodeEnvelope(value: t.Envelope, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    id: rt.encodeString(fields.id, here, "id"),
    meta: rt.encodeJson(fields.meta, here, "meta"),
    raw: fields.raw === undefined ? undefined : rt.encodeRawJson(fields.raw, here, "raw"),
  };
}

function decodeEnvelope(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Envelope {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const envelope: rt.Writable<t.Envelope> = {
    id: rt.decodeString(fields["id"], here, "id"),
    meta: rt.decodeJson(fields["meta"], here, "meta"),
  };
  if (fields["raw"] !== undefined) envelope.raw = rt.decodeRawJson(fields["raw"], here, "raw");
  return envelope;
}

function encodeLinePage(value: t.LinePage, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    items: rt.encodeList(fields.items, here, "items", encodeLine),
    next: fields.next === undefined ? undefined : rt.encodeString(fields.next, here, "next"),
  };
}

function decodeLinePage(value: unknown, at: rt.Path | undefined, key: rt.Key): t.LinePage {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const linePage: rt.Writable<t.LinePage> = {
    items: rt.decodeList(fields["items"], here, "items", decodeLine),
  };
  if (fields["next"] !== undefined) linePage.next = rt.decodeString(fields["next"], here, "next");
  return linePage;
}

function encodeFindRequest(value: t.FindRequest, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    term: rt.encodeString(fields.term, here, "term"),
    limit: fields.limit === undefined ? undefined : rt.encodeInt32(fields.limit, here, "limit"),
  };
}

function decodeFindRequest(value: unknown, at: rt.Path | undefined, key: rt.Key): t.FindRequest {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const findRequest: rt.Writable<t.FindRequest> = {
    term: rt.decodeString(fields["term"], here, "term"),
  };
  if (fields["limit"] !== undefined) findRequest.limit = rt.decodeInt32(fields["limit"], here, "limit");
  return findRequest;
}

function encodeListRequest(value: t.ListRequest, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    limit: fields.limit === undefined ? undefined : rt.encodeInt32(fields.limit, here, "limit"),
    after: fields.after === undefined ? undefined : rt.encodeString(fields.after, here, "after"),
  };
}

function decodeListRequest(value: unknown, at: rt.Path | undefined, key: rt.Key): t.ListRequest {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const listRequest: rt.Writable<t.ListRequest> = {};
  if (fields["limit"] !== undefined) listRequest.limit = rt.decodeInt32(fields["limit"], here, "limit");
  if (fields["after"] !== undefined) listRequest.after = rt.decodeString(fields["after"], here, "after");
  return listRequest;
}

function encodePaint(value: t.Paint, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const fields = rt.encodeObject(value, at, key);
  return {
    colour: encodeColour(fields.colour, here, "colour"),
    level: fields.level === undefined ? undefined : encodeLevel(fields.level, here, "level"),
  };
}

function decodePaint(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Paint {
  const here = rt.pathOf(at, key);
  const fields = rt.decodeObject(value, at, key);
  const paint: rt.Writable<t.Paint> = {
    colour: decodeColour(fields["colour"], here, "colour"),
  };
  if (fields["level"] !== undefined) paint.level = decodeLevel(fields["level"], here, "level");
  return paint;
}
