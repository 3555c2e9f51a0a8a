import type { Declaration, EnumMember } from "@autonats/model";
import type { EnumConstant } from "../constants/enum-values.js";
import type { Site } from "../report.js";
import { isExported } from "../syntax/characters.js";
import type { Draft } from "./conversion.js";
import { declarationBase } from "./declaration-base.js";
import type { BasicName, NamedType } from "./go-type.js";

/** A type with constants: nothing but their values can be sent. Of several constants with one value the first counts. */
export function declareEnum(
  type: NamedType,
  basic: BasicName,
  constants: readonly EnumConstant[],
  owner: Draft,
  site: Site,
): Declaration {
  const { name } = type.declared.unit.name;
  const exported = constants.filter(({ constant }) => isExported(constant.name));
  const listed = exported.length > 0 ? exported : constants;
  const members = new Map<string | number, EnumMember>();
  for (const each of listed) {
    const member = memberOf(each, name, site);
    if (member !== undefined && !members.has(member.value)) members.set(member.value, member);
  }
  const [only, second] = listed;
  if (only !== undefined && second === undefined && members.size > 0)
    site.report("AN2020", { constant: only.constant.name, name });
  return {
    kind: "enum",
    ...declarationBase(type, owner.key, []),
    base: basic === "string" ? "string" : "int",
    members: [...members.values()],
  };
}

function memberOf({ constant, evaluated }: EnumConstant, name: string, site: Site): EnumMember | undefined {
  const { file, unit, index } = constant;
  const range = unit.names[index] ?? unit;
  const value = "value" in evaluated ? plainValue(evaluated.value) : undefined;
  if (value === undefined) {
    const reason =
      "problem" in evaluated ? evaluated.problem : "it is neither a string nor an integer within ±(2^53 − 1)";
    const help = "Write the value as a literal, with `iota`, or with constants that the source shows.";
    site
      .at(range, file)
      .report("AN3025", { name, problem: `the value of \`${constant.name}\` is not known, for ${reason}`, help });
    return undefined;
  }
  const doc = file.docAround(unit);
  return { value, ...(doc === undefined ? {} : { doc }), source: file.source(constant.name, range) };
}

function plainValue(value: { kind: string; value?: unknown }): string | number | undefined {
  if (typeof value.value === "string") return value.value;
  if (typeof value.value !== "bigint") return undefined;
  const number = Number(value.value);
  return Number.isSafeInteger(number) ? number : undefined;
}
