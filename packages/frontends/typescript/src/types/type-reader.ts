import { createDiagnostic, type Diagnostic, type Source, type TypeExpr } from "@autonats/model";
import type { Shape, TypeName, TypeView } from "../views.js";
import { type AnyJson, anyJsonOf } from "./any-json.js";
import type { Budget } from "./budget.js";
import { containsItself } from "./contains-itself.js";
import { type Description, describeAlternatives, describeName } from "./describe.js";
import { notExported } from "./not-exported.js";
import { inside, type Place } from "./place.js";
import { describeUndefined, readShape } from "./read-shape.js";
import type { Draft } from "./reading.js";
import { type BuildBody, type Reading, type Report, unreadable } from "./reading.js";
import { idOfNames } from "./wanted-ids.js";

/** Turns types into those of the model, and collects the declarations that they lead to. */
export class TypeReader implements Reading {
  readonly #budget: Budget;
  readonly #drafts = new Map<string, Draft>();
  /** Keys of drafts by the compiler's own types, so that each is described once. */
  readonly #keys = new Map<object, string>();
  readonly #pending: (() => void)[] = [];

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Everything declared so far, after reading what earlier calls have left to be read. */
  drafts(): readonly Draft[] {
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) next();
    return [...this.#drafts.values()];
  }

  read(view: TypeView, place: Place, report: Report): TypeExpr {
    return this.#read(view, place, report, false);
  }

  readOptional(view: TypeView, place: Place, report: Report): TypeExpr {
    return this.#read(view, place, report, true);
  }

  declare(name: TypeName | undefined, view: TypeView, place: Place, report: Report, build: BuildBody): TypeExpr {
    const known = this.#keys.get(view.identity);
    if (known !== undefined) return { kind: "ref", id: known };
    const description = this.#describe(name, view);
    const depth = description?.depth ?? place.depth + 1;
    const limit = this.#budget.spend(view.identity, depth);
    if (limit !== undefined) return this.#giveUp(view, limit, report);
    const shape = view.shape();
    // The compiler has one type for all literals that are alike, whoever writes them. What they are called must not depend on who came first.
    const isShared = name === undefined && shape.kind === "literals";
    const where = isShared ? `${JSON.stringify(shape.values.map(String))} ${place.names.join(".")}` : place.path;
    const key = description?.key ?? `${name?.key ?? ""}@${where}`;
    const wanted = description?.name ?? idOfNames(place.names);
    if (!isShared) this.#keys.set(view.identity, key);
    if (!this.#drafts.has(key)) {
      const names = description === undefined ? place.names : [description.name];
      const source: Source = name?.source ?? { name: wanted, ...view.span };
      // A record is written out once, for all places that have it.
      const isNarrow = description === undefined && shape.kind === "union" && place.isNarrow === true;
      const inner = { names, path: key, source, depth, ...(isNarrow ? { isNarrow } : {}) };
      this.#draft(wanted, name, view, inner, build);
    }
    return { kind: "ref", id: key };
  }

  #describe(name: TypeName | undefined, view: TypeView): Description | undefined {
    if (name !== undefined) return describeName(name, this.#budget.deepest);
    const shape = view.shape();
    return shape.kind === "union" ? describeAlternatives(shape.members, this.#budget.deepest) : undefined;
  }

  #giveUp(view: TypeView, limit: string, report: Report): TypeExpr {
    report(this.#budget.once(() => tooLarge(view, limit)));
    return unreadable;
  }

  #read(view: TypeView, place: Place, report: Report, optional: boolean): TypeExpr {
    const limit = this.#budget.spend(view.identity, place.depth);
    if (limit !== undefined) return this.#giveUp(view, limit, report);
    const known = this.#keys.get(view.identity);
    if (known !== undefined) return { kind: "ref", id: known };
    const shape = view.shape();
    const json = anyJsonOf(view);
    if (json !== undefined) return this.#readJson(json, shape, view, place, report, optional);
    const alias = view.alias();
    if (alias === undefined) return readShape(shape, view, place, report, optional, this);
    const plain: TypeView = {
      identity: {},
      span: view.span,
      text: alias.name,
      alias: () => undefined,
      shape: () => shape,
    };
    if (isNameless(shape)) return readShape({ ...shape, name: alias }, plain, place, report, optional, this);
    if (!keepsAlias(shape, view)) return readShape(shape, view, place, report, optional, this);
    return this.declare(alias, plain, place, report, (inner, note) => {
      return { kind: "alias", type: readShape(shape, view, inner, note, false, this) };
    });
  }

  #readJson(
    { name, hasNull }: AnyJson,
    shape: Shape,
    view: TypeView,
    place: Place,
    report: Report,
    optional: boolean,
  ): TypeExpr {
    const json: TypeExpr = { kind: "scalar", scalar: "json", spelling: "any" };
    const type =
      name === undefined
        ? json
        : this.declare(name, { ...view, identity: {} }, place, report, () => ({ kind: "alias", type: json }));
    if (shape.kind !== "maybe") return type;
    if (shape.undefined && !optional) {
      if (hasNull || shape.null) report(describeUndefined(shape, view));
      return { kind: "nullable", type, spelling: "undefined" };
    }
    return shape.null && !hasNull ? { kind: "nullable", type } : type;
  }

  /** An argument that is not data is only a mistake where it is used; here its name alone is needed. */
  #readArgument(view: TypeView, place: Place): TypeExpr {
    const name = nameOfBehaviour(view.shape());
    if (name?.source?.exported !== true) return this.read(view, place, ignore);
    const named = { ...name, key: `${name.key} by name` };
    return this.declare(named, { ...view, identity: {} }, place, ignore, () => ({ kind: "alias", type: unreadable }));
  }

  #draft(wanted: string, name: TypeName | undefined, view: TypeView, inner: Place, build: BuildBody): void {
    const key = inner.path;
    const draft: Draft = { key, wanted, place: inner.source, diagnostics: [] };
    const note: Report = (diagnostic) => draft.diagnostics.push(withUse(diagnostic, name, view));
    this.#drafts.set(key, draft);
    this.#pending.push(() => {
      if (name !== undefined) notExported(name, view).forEach(note);
      const body = build(inner, note);
      if (body === undefined) return;
      const { kind, ...rest } = body;
      const exported = name?.source;
      const typeArguments = (exported === undefined ? [] : (name?.typeArguments ?? [])).map((argument, index) =>
        this.#readArgument(argument, inside(inner, `argument${index + 1}`)),
      );
      draft.declaration = {
        kind,
        id: key,
        ...(name?.doc === undefined ? {} : { doc: name.doc }),
        ...(exported === undefined ? {} : { source: exported }),
        ...(typeArguments.length === 0 ? {} : { typeArguments }),
        ...rest,
      } as NonNullable<Draft["declaration"]>;
    });
  }
}

/** What is wrong in a generic type may be so only for the type arguments here. */
function withUse(diagnostic: Diagnostic, name: TypeName | undefined, { span, text }: TypeView): Diagnostic {
  if (name === undefined || name.typeArguments.length === 0) return diagnostic;
  return { ...diagnostic, related: [...diagnostic.related, { span, message: `\`${text}\` is used here` }] };
}

/** What is wrong with a type argument matters only where it is used. */
function ignore(): void {}

/** The name of a class or interface that has methods, and so cannot be data itself. */
function nameOfBehaviour(shape: Shape): TypeName | undefined {
  if (shape.kind === "class") return shape.name;
  if (shape.kind !== "record") return undefined;
  const hasMethods = shape.properties.some(({ type }) => {
    const property = type.shape();
    return property.kind === "misfit" && property.misfit === "function";
  });
  return hasMethods ? shape.name : undefined;
}

/** A shape that would be declared without a name, such as a union that the compiler worked out. */
function isNameless(shape: Shape): shape is Extract<Shape, { kind: "record" | "literals" | "union" }> {
  return (shape.kind === "record" || shape.kind === "literals" || shape.kind === "union") && shape.name === undefined;
}

/** An alias of one of these is worth a name of its own; all others have one already, or say more by themselves. */
function keepsAlias(shape: Shape, view: TypeView): boolean {
  const { kind } = shape;
  if (kind === "maybe") return !shape.undefined && containsItself(view);
  return kind === "scalar" || kind === "list" || kind === "map" || kind === "tuple";
}

function tooLarge(view: TypeView, limit: string): ReturnType<typeof createDiagnostic> {
  return createDiagnostic("AN3023", view.span, {
    text: view.text,
    limit,
    help: "Name its parts, and let a type that contains itself do so by its name.",
  });
}
