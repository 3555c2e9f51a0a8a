import { type Declaration, type MapType, type SourceSpan, type TypeExpr, toPascalCase } from "@autonats/model";
import type { Evaluator } from "../constants/evaluator.js";
import { isWireInteger } from "../constants/integer-types.js";
import { Reporter, Site } from "../report.js";
import type { Conversion, Draft } from "./conversion.js";
import { declareInPlace } from "./declare-in-place.js";
import { declareNamed } from "./declare-named.js";
import { type BasicName, type GoType, type NamedType, typeKey } from "./go-type.js";
import { libraryReplacements } from "./library-replacements.js";
import { ownForm } from "./marshallers.js";
import type { Resolver } from "./resolver.js";
import { limitOf, withoutArguments } from "./type-limits.js";
import { typeText } from "./type-text.js";

const mostDrafts = 10_000;
const mostElements = 256;

/** What stands for a type that could not be converted. Its owner has failed, so nobody prints it. */
const placeholder: TypeExpr = { kind: "scalar", scalar: "json" };

/** Creates types of the model from those of Go, and the declarations that they need. */
export class Converter implements Conversion {
  readonly resolver: Resolver;
  readonly evaluator: Evaluator;
  readonly #drafts = new Map<string, Draft>();
  readonly #pending: (() => void)[] = [];

  constructor(resolver: Resolver, evaluator: Evaluator) {
    this.resolver = resolver;
    this.evaluator = evaluator;
  }

  /** All declarations, after making those that were put off, and whether a mistake spoilt them. */
  drafts(): readonly Draft[] {
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) next();
    return [...this.#drafts.values()];
  }

  value(type: GoType, site: Site): TypeExpr {
    if (type.kind !== "pointer") return this.plain(type, site);
    const inner = this.plain(type.element, site);
    return this.isPassedByPointer(type.element, site) ? this.#pointerTo(inner) : { kind: "nullable", type: inner };
  }

  nullable(type: GoType, site: Site): TypeExpr {
    if (type.kind === "pointer") return { kind: "nullable", type: this.plain(type.element, site) };
    const inner = this.plain(type, site);
    return this.isInterface(type, site) ? { kind: "nullable", type: inner } : inner;
  }

  optional(type: GoType, site: Site): TypeExpr {
    return type.kind === "pointer" ? this.#pointerTo(this.plain(type.element, site)) : this.plain(type, site);
  }

  option(element: GoType, site: Site): TypeExpr {
    if (element.kind === "pointer") return { kind: "nullable", type: this.plain(element.element, site) };
    const type = this.plain(element, site);
    return type.kind === "literal" || type.kind === "nullable" ? type : { ...type, spelling: "Option" };
  }

  isInterface(type: GoType, site: Site): boolean {
    return type.kind === "named" && this.resolver.underlying(type, site.quiet())?.kind === "interface";
  }

  isPassedByPointer(type: GoType, site: Site): boolean {
    return type.kind === "struct" || (type.kind === "named" && this.resolver.underlying(type, site)?.kind === "struct");
  }

  plain(type: GoType, site: Site): TypeExpr {
    switch (type.kind) {
      case "basic":
        return this.#basic(type.name, site);
      case "any":
        return { kind: "scalar", scalar: "json" };
      case "library":
        return this.#library(type.name, site);
      case "named":
        return { kind: "ref", id: this.#reference(type, site) };
      case "struct":
        return declareInPlace(type, this, site);
      case "slice":
        return isByte(type.element)
          ? { kind: "scalar", scalar: "bytes" }
          : { kind: "list", element: this.value(type.element, site) };
      case "array":
        return this.#array(type.length, type.element, site);
      case "tuple":
        return {
          kind: "tuple",
          elements: type.elements.map((element) => this.value(element, site)),
          spelling: "Tuple",
        };
      case "map":
        return { kind: "map", key: this.#key(type.key, site), value: this.value(type.value, site) };
      default:
        return this.#unsendable(type, site);
    }
  }

  canSend(type: GoType, site: Site): boolean {
    const attempt = new Converter(this.resolver, this.evaluator);
    const here = site.quiet();
    attempt.value(type, here);
    return (
      attempt.drafts().every(({ failed, declaration }) => !failed && declaration !== undefined) && !here.owner.failed
    );
  }

  /** What a declaration needs is made when `drafts` is called, except of a simple one, which leads nowhere. */
  declare(
    type: NamedType,
    role: "data" | "error",
    make: (draft: Draft) => Declaration | undefined,
    isSimple: boolean = false,
  ): Draft {
    const key = `${role} ${typeKey(type)}`;
    const known = this.#drafts.get(key);
    if (known !== undefined) return known;
    const { file, unit } = type.declared;
    const draft: Draft = {
      key,
      wanted: this.#wantedId(type),
      place: file.span(unit.name),
      failed: false,
      problems: [],
    };
    this.#drafts.set(key, draft);
    const complete = (): void => {
      const declaration = make(draft);
      if (declaration !== undefined) draft.declaration = declaration;
    };
    if (isSimple) complete();
    else this.#pending.push(complete);
    return draft;
  }

  draft(key: string, wanted: string, place: SourceSpan, make: (draft: Draft) => Declaration): Draft {
    const known = this.#drafts.get(key);
    if (known !== undefined) return known;
    const draft: Draft = { key, wanted: idPart(wanted), place, failed: false, problems: [] };
    this.#drafts.set(key, draft);
    draft.declaration = make(draft);
    return draft;
  }

  #reference(type: NamedType, site: Site): string {
    const limit =
      limitOf(type) ?? (this.#drafts.size < mostDrafts ? undefined : `there are more than ${mostDrafts} types to read`);
    if (limit !== undefined) {
      const help = "Name its parts, and let a type that contains itself do so by its name.";
      site.report("AN3023", { text: site.text, limit, help });
      return this.declare(withoutArguments(type), "data", () => undefined).key;
    }
    const isSimple = this.resolver.underlying(type, site.quiet())?.kind === "basic";
    return this.declare(type, "data", (draft) => declareNamed(type, this, draft, site), isSimple).key;
  }

  /** `User` for `User`, `PageOfUser` for `Page[User]`. */
  #wantedId(type: NamedType): string {
    const { file, unit } = type.declared;
    const name = idPart(unit.name.name);
    if (type.arguments.length === 0 || limitOf(type) !== undefined) return name;
    const site = new Site(new Reporter(), file, unit.name, { failed: false });
    return `${name}Of${type.arguments.map((argument) => this.#nameOf(this.value(argument, site))).join("And")}`;
  }

  #nameOf(type: TypeExpr): string {
    switch (type.kind) {
      case "scalar":
        return idPart(type.scalar);
      case "ref":
        return this.#drafts.get(type.id)?.wanted ?? "Type";
      case "list":
        return `${this.#nameOf(type.element)}List`;
      case "nullable":
        return `Nullable${this.#nameOf(type.type)}`;
      case "map":
        return `MapOf${this.#nameOf(type.key)}To${this.#nameOf(type.value)}`;
      case "tuple":
        return `Tuple${type.elements.map((element) => this.#nameOf(element)).join("")}`;
      case "literal":
        return idPart(String(type.value));
    }
  }

  #basic(name: BasicName, site: Site): TypeExpr {
    switch (name) {
      case "uintptr":
        return this.#cannotCross(site, "it is a place in the memory of one process", "Use `uint64` for a number.");
      case "complex64":
      case "complex128":
        return this.#cannotCross(site, `JSON has nothing for a ${name}`, "Send its parts as fields of a struct.");
      default:
        return { kind: "scalar", scalar: name };
    }
  }

  #library(name: Extract<GoType, { kind: "library" }>["name"], site: Site): TypeExpr {
    switch (name) {
      case "time.Time":
        return { kind: "scalar", scalar: "timestamp" };
      case "time.Duration":
        return { kind: "scalar", scalar: "duration" };
      case "json.RawMessage":
        return { kind: "scalar", scalar: "rawJson" };
      case "context.Context":
        return this.#cannotCross(
          site,
          "a context belongs to one process",
          "Leave it out: every call has one of its own.",
        );
    }
  }

  #array(length: number, element: GoType, site: Site): TypeExpr {
    if (length === 0) return this.#cannotCross(site, "it holds nothing", "Leave it out.");
    if (isByte(element)) return { kind: "scalar", scalar: "bytes", length };
    if (length > mostElements) {
      const limit = `arrays have at most ${mostElements} elements`;
      site.report("AN3023", { text: site.text, limit, help: "Use a slice." });
      return placeholder;
    }
    const converted = this.value(element, site);
    return { kind: "tuple", elements: Array.from({ length }, () => converted) };
  }

  /** Strings, integers, and named types that are made of them; an enum only when it is one of strings. */
  #key(type: GoType, site: Site): MapType["key"] {
    const own = ownForm(type, this.resolver, site);
    if (own !== undefined && ("missing" in own || own.form === "text")) return this.plain(type, site);
    const underlying = own === undefined ? this.resolver.underlying(type, site) : type;
    const name = underlying?.kind === "basic" ? underlying.name : undefined;
    if (name === "string" || (name !== undefined && isWireInteger(name))) {
      const converted = this.plain(type, site);
      const draft = converted.kind === "ref" ? this.#drafts.get(converted.id) : undefined;
      if (draft?.declaration?.kind !== "enum" || draft.declaration.base === "string") return converted;
      const help = `Use \`${name}\` as the key, or write \`@nats:open\` into the doc comment of \`${draft.wanted}\` if any value will do.`;
      site.report("AN3014", { text: typeText(type), help });
      return placeholder;
    }
    if (underlying !== undefined) {
      const help = "Use a string or an integer as the key, or a slice of structs instead of the map.";
      site.report("AN3014", { text: typeText(type), help });
    }
    return placeholder;
  }

  #unsendable(type: GoType, site: Site): TypeExpr {
    switch (type.kind) {
      case "pointer":
        return this.#cannotCross(site, "it is a pointer to a pointer", "Use one pointer, or none.");
      case "option":
        return this.#cannotCross(site, "only a field of a struct can be left out", "Use a pointer.");
      case "error":
        return this.#cannotCross(
          site,
          "an error says nothing about its data",
          'Return it last, or declare its type with `@nats:error`; leave a field out with `json:"-"`, or send its text.',
        );
      case "interface":
        return this.#cannotCross(
          site,
          "it can hold types that nobody listed",
          "Declare the interface as a union with `@nats:union` and `@nats:variant`, or use `any` for any JSON.",
        );
      case "opaque":
        return this.#cannotCross(
          site,
          `the wire has no form for ${type.text}`,
          libraryReplacements[type.text] ?? "Use a type of your own that has one, such as a struct or a string.",
        );
      default:
        return this.#cannotCross(site, `it is a ${type.kind}`, "Send data that describes what is wanted.");
    }
  }

  #cannotCross(site: Site, problem: string, help: string): TypeExpr {
    site.report("AN3013", { text: site.text, problem, help });
    return placeholder;
  }

  /** The same type, spelled as a pointer. */
  #pointerTo(type: TypeExpr): TypeExpr {
    return type.kind === "literal" || type.kind === "nullable"
      ? type
      : { ...type, spelling: `*${"spelling" in type ? type.spelling : ""}` };
  }
}

/** Ids are in PascalCase, of letters that every language has. */
function idPart(name: string): string {
  return toPascalCase(name.replace(/[^A-Za-z0-9_]/gu, "_"));
}

function isByte(type: GoType): boolean {
  return type.kind === "basic" && type.name === "uint8";
}
