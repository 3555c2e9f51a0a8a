import { createDiagnostic, type Source, type TypeExpr } from "@autonats/model";
import type { Shape, TypeName, TypeView } from "../views.js";
import type { Budget } from "./budget.js";
import { describeName } from "./describe.js";
import type { Draft } from "./draft.js";
import { notExported } from "./not-exported.js";
import type { Place } from "./place.js";
import { readShape } from "./read-shape.js";
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
    const description = name === undefined ? undefined : describeName(name, this.#budget.deepest);
    if (description !== undefined && description.depth > this.#budget.deepest) {
      report(tooLarge(view, this.#budget.tooDeep));
      return unreadable;
    }
    const key = description?.key ?? `${name?.key ?? ""}@${place.names.join(".")}#${place.source.file}`;
    const wanted = description?.name ?? idOfNames(place.names);
    this.#keys.set(view.identity, key);
    if (!this.#drafts.has(key)) this.#draft(key, wanted, name, view, place, description?.depth ?? 0, build);
    return { kind: "ref", id: key };
  }

  #read(view: TypeView, place: Place, report: Report, optional: boolean): TypeExpr {
    const limit = this.#budget.spend(place.depth);
    if (limit !== undefined) {
      report(this.#budget.once(() => tooLarge(view, limit)));
      return unreadable;
    }
    const { alias } = view;
    const known = this.#keys.get(view.identity);
    if (known !== undefined && alias === undefined) return { kind: "ref", id: known };
    const shape = view.shape();
    if (alias === undefined || !keepsAlias(shape)) return readShape(shape, view, place, report, optional, this);
    const plain = { ...view, identity: {} };
    return this.declare(alias, plain, place, report, (inner, note) => {
      return { kind: "alias", type: readShape(shape, view, inner, note, false, this) };
    });
  }

  #draft(
    key: string,
    wanted: string,
    name: TypeName | undefined,
    view: TypeView,
    place: Place,
    depth: number,
    build: BuildBody,
  ): void {
    const source: Source = name?.source ?? { name: wanted, ...view.span };
    const draft: Draft = { key, wanted, place: source, diagnostics: [] };
    const note: Report = (diagnostic) => draft.diagnostics.push(diagnostic);
    this.#drafts.set(key, draft);
    this.#pending.push(() => {
      const inner: Place = { names: name === undefined ? place.names : [wanted], source, depth };
      if (name !== undefined) notExported(name, view).forEach(note);
      const body = build(inner, note);
      if (body === undefined) return;
      const { kind, ...rest } = body;
      const exported = name?.source;
      const typeArguments = (name?.typeArguments ?? []).map((argument) => this.read(argument, inner, ignore));
      draft.declaration = {
        kind,
        id: key,
        ...(name?.doc === undefined ? {} : { doc: name.doc }),
        ...(exported === undefined ? {} : { source: exported }),
        ...(exported === undefined || typeArguments.length === 0 ? {} : { typeArguments }),
        ...rest,
      } as NonNullable<Draft["declaration"]>;
    });
  }
}

/** An argument that is no data is only a mistake where it is used. */
function ignore(): void {}

/** An alias of one of these is worth a name of its own; all others have one already, or say more by themselves. */
function keepsAlias({ kind }: Shape): boolean {
  return kind === "scalar" || kind === "list" || kind === "map" || kind === "tuple";
}

function tooLarge(view: TypeView, limit: string): ReturnType<typeof createDiagnostic> {
  return createDiagnostic("AN3023", view.span, {
    text: view.text,
    limit,
    help: "Name its parts, and let a type that contains itself do so by its name.",
  });
}
