import { AutonatsError } from "../errors/autonats-error.js";
import { type FieldPlaces, findField, placeFields } from "./find-field.js";
import { readFields } from "./head.js";

/** Fields of metadata, in the order in which they are sent. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What `Metadata` is made of. */
export type MetadataInit = Metadata | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Creates the metadata of a header block. */
let ofHead: (head: Uint8Array) => Metadata;

/**
 * Headers of the user that are sent with a request or a reply. Names are case-insensitive; a name may have several values, which
 * keep their order. They are checked when they are sent: names are tokens of at most 128 characters that do not begin with
 * `Autonats-` or `Nats-`, values are printable ASCII of at most 4096 characters without blanks at either end, and there are at most
 * 64 values and 16 KiB in all. Other text is to be encoded first, for instance with `encodeURIComponent`.
 */
export class Metadata implements Iterable<[name: string, value: string]> {
  /** Made when it is first needed: most calls have no metadata. */
  #fields: Map<string, { readonly name: string; readonly values: string[] }> | undefined = undefined;
  /** The header block with the fields, until all of them are needed: who traces calls wants two or three values of each. */
  #unread: Uint8Array | undefined = undefined;
  /** Where they are in it, once one was looked for. */
  #places: FieldPlaces | undefined = undefined;

  static {
    ofHead = (head) => {
      const metadata = new Metadata();
      metadata.#unread = head;
      return metadata;
    };
  }

  constructor(init?: MetadataInit) {
    if (init === undefined) return;
    if (init instanceof Metadata) {
      for (const [name, value] of init) this.append(name, value);
      return;
    }
    for (const [name, values] of Object.entries(init)) {
      if (values === undefined) continue;
      if (typeof values === "string") this.append(name, values);
      else for (const value of values) this.append(name, value);
    }
  }

  /** How many values there are. */
  get size(): number {
    let size = 0;
    const fields = this.#read();
    if (fields !== undefined) for (const { values } of fields.values()) size += values.length;
    return size;
  }

  /** Returns the first value of a name. */
  get(name: string): string | undefined {
    const key = name.toLowerCase();
    const head = this.#unread;
    if (head !== undefined) {
      this.#places ??= placeFields(head);
      if (this.#places !== undefined) {
        const found = findField(head, this.#places, key);
        return found === undefined || RESERVED.test(key) ? undefined : found;
      }
    }
    return this.#read()?.get(key)?.values[0];
  }

  /** Returns all values of a name, in their order. */
  getAll(name: string): readonly string[] {
    return [...(this.#read()?.get(name.toLowerCase())?.values ?? [])];
  }

  /** Replaces the values of a name by one value. */
  set(name: string, value: string): void {
    const fields = this.#read() ?? new Map();
    this.#fields = fields;
    fields.set(`${name}`.toLowerCase(), { name: `${name}`, values: [`${value}`] });
  }

  /** Adds a value to those of a name. */
  append(name: string, value: string): void {
    const field = this.#read()?.get(`${name}`.toLowerCase());
    if (field === undefined) this.set(name, value);
    else field.values.push(`${value}`);
  }

  /** Removes all values of a name. */
  delete(name: string): void {
    this.#read()?.delete(name.toLowerCase());
  }

  *[Symbol.iterator](): Iterator<[name: string, value: string]> {
    for (const { name, values } of this.#read()?.values() ?? []) {
      for (const value of values) yield [name, value];
    }
  }

  /** Reads the fields of the header block, if that has not been done, and returns what there is. */
  #read(): Map<string, { readonly name: string; readonly values: string[] }> | undefined {
    const head = this.#unread;
    if (head !== undefined) {
      this.#unread = undefined;
      readFields(head, (name, value) => {
        if (!RESERVED.test(name)) this.append(name, value);
      });
    }
    return this.#fields;
  }
}

const NO_FIELDS: Fields = [];
export const MAX_VALUES = 64;
export const MAX_SIZE: number = 16 * 1024;
/** The longest value, in characters. */
export const MAX_VALUE = 4096;
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;
const VALUE = /^(?:[\x21-\x7e](?:[\x20-\x7e]{0,4094}[\x21-\x7e])?)?$/;
const RESERVED = /^(?:autonats-|nats-)|^(?:status|description)$/i;

/**
 * Returns the metadata of a header block that can be parsed: all fields of any form except those that are not the user's. They are read
 * when they are asked for, so the block must stay as it is.
 */
export function readMetadata(head: Uint8Array | undefined): Metadata {
  return head === undefined ? new Metadata() : ofHead(head);
}

/** Returns the fields of metadata that may be sent. Throws an `AutonatsError` that says why others may not. */
export function fieldsOf(init: MetadataInit): Fields {
  if (init instanceof Metadata && init.size === 0) return NO_FIELDS;
  const fields = [...new Metadata(init)];
  if (fields.length > MAX_VALUES) refuse(`has ${fields.length} values; at most ${MAX_VALUES} may be sent`);
  let size = 0;
  for (const [name, value] of fields) {
    if (!NAME.test(name)) refuse(`has the name ${printable(name)}; use 1 to 128 letters, digits and "-"`);
    if (RESERVED.test(name)) refuse(`has the name ${printable(name)}, which is reserved`);
    if (!VALUE.test(value)) {
      refuse(
        `has a value of ${printable(name)} that may not be sent; use at most 4096 characters of printable ASCII, without blanks at the ends`,
      );
    }
    size += name.length + value.length;
  }
  if (size > MAX_SIZE) refuse(`has ${size} bytes; at most ${MAX_SIZE} may be sent`);
  return fields;
}

/** Reports whether a field may be sent. */
export function isSendable(name: string, value: string): boolean {
  return isSendableName(name) && VALUE.test(value);
}

/** Reports whether a field of this name may be sent. */
export function isSendableName(name: string): boolean {
  return NAME.test(name) && !RESERVED.test(name);
}

function refuse(problem: string): never {
  throw new AutonatsError("INVALID_ARGUMENT", `the metadata ${problem}`, { outcome: "NOT_SENT" });
}

function printable(name: string): string {
  return JSON.stringify(name.slice(0, 128).replace(/[^\x20-\x7e]/g, "?"));
}
