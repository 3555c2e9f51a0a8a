import type { NumberedFile } from "../lock/number-file.js";

/** How the name of a type is written in some place. */
export type WrittenType = (type: string) => string;

/**
 * Returns how the fields of each message write types: what is within the message without its name, and with all names from that of the
 * package on what another name hides or a keyword begins.
 */
export function createTypeWriter({ package: own, messages, enums }: NumberedFile): (message: string) => WrittenType {
  const names = new Set([...messages, ...enums].map(({ name }) => name));
  return (message) => {
    const parts = message.split(".");
    const around = parts.map((_, index) => parts.slice(0, index + 1).join("."));
    const write = (name: string): string => {
      if (!names.has(name)) return name;
      const inside = name.startsWith(`${message}.`);
      const short = inside ? name.slice(message.length + 1) : name;
      const isHidden = !inside && around.some((each) => names.has(`${each}.${firstName(name)}`));
      return isHidden || keywords.has(firstName(short)) ? `.${own}.${name}` : short;
    };
    return (type) => type.replace(/[\w.]+/gu, write);
  };
}

/** Words that begin something else than a field. */
const keywords: ReadonlySet<string> = new Set([
  "enum",
  "extend",
  "extensions",
  "group",
  "map",
  "message",
  "oneof",
  "option",
  "optional",
  "repeated",
  "required",
  "reserved",
]);

/** The first of the names with dots between them. */
export function firstName(type: string): string {
  return type.split(".", 1)[0] ?? type;
}
