import { createScope, type Scope } from "@autonats/codegen";
import { compareText, type Declaration, type Service, toPascalCase } from "@autonats/model";
import { takenNames } from "../names/reserved.js";
import { toIdentifier } from "../text/literals.js";
import { isImportable, isInline, type TypeHome } from "../types/type-homes.js";
import { isTypescript } from "./paths.js";
import { reachedBy } from "./reached.js";
import type { Unit } from "./unit.js";

/** The types file of a unit: the interfaces, its own declarations, and those of other units that it passes on. */
export interface TypesPlan {
  readonly scope: Scope;
  readonly interfaces: ReadonlyMap<Service, TypeHome>;
  readonly declarations: readonly Declaration[];
  readonly passedOn: readonly Declaration[];
}

/** The types of all units that are in another language than TypeScript. */
export interface ForeignTypes {
  readonly plans: ReadonlyMap<Unit, TypesPlan>;
  /** By the declarations' ids. */
  readonly homes: ReadonlyMap<string, TypeHome>;
}

/**
 * Settles which file declares what cannot be imported. Each type is declared once, so that a class of errors is one class: by
 * the unit of the file that it was written in, else by the first that needs it.
 */
export function planForeignTypes(units: readonly Unit[], index: ReadonlyMap<string, Declaration>): ForeignTypes {
  const needed = new Map(
    units
      .filter(({ source }) => !isTypescript(source))
      .map((unit) => [unit, reachedBy(unit.services, index).filter((each) => !isInline(each) && !isImportable(each))]),
  );
  const owners = new Map<string, Unit>();
  for (const [unit, declarations] of needed) {
    for (const { id, source } of declarations) {
      if (!owners.has(id) || source?.file === unit.source) owners.set(id, unit);
    }
  }
  const homes = new Map<string, TypeHome>();
  const plans = [...needed].map(([unit, declarations]): readonly [Unit, TypesPlan] => {
    const scope = createScope(takenNames);
    const claim = (name: string): TypeHome => ({ kind: "generated", file: unit.files.types, name: scope.claim(name) });
    const interfaces = new Map(unit.services.map((each) => [each, claim(toIdentifier(each.source.name))]));
    const own = declarations.filter(({ id }) => owners.get(id) === unit).toSorted(inSourceOrder(unit));
    for (const { id } of own) homes.set(id, claim(toPascalCase(id)));
    return [
      unit,
      { scope, interfaces, declarations: own, passedOn: declarations.filter((each) => !own.includes(each)) },
    ];
  });
  return { plans: new Map(plans), homes };
}

/** What the unit's own file declares comes first. */
function inSourceOrder({ source: own }: Unit): (left: Declaration, right: Declaration) => number {
  const fileOf = ({ source }: Declaration): string =>
    source === undefined ? "~" : source.file === own ? "" : source.file;
  return (left, right) =>
    compareText(fileOf(left), fileOf(right)) ||
    (left.source?.line ?? 0) - (right.source?.line ?? 0) ||
    (left.source?.column ?? 0) - (right.source?.column ?? 0) ||
    compareText(left.id, right.id);
}
