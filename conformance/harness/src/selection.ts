import { groupNames, pairNames } from "./groups.js";

/** Which part of the kit is run. */
export interface Selection {
  readonly pairs: readonly string[];
  readonly groups: readonly string[];
}

/** All of it. */
export function selectAll(): Selection {
  return { pairs: pairNames(), groups: groupNames() };
}

/**
 * Reads what is wanted from the command line: `--pair "go → typescript"`, or `"go -> typescript"`, and `--group cases/errors`, each as often as one
 * likes. Without the one, all pairs; without the other, all groups. Throws for names that do not exist.
 */
export function parseSelection(parameters: readonly string[], all: Selection = selectAll()): Selection {
  const wanted = { "--pair": new Set<string>(), "--group": new Set<string>() };
  for (let index = 0; index < parameters.length; index += 2) {
    const [flag = "", name] = parameters.slice(index, index + 2);
    if ((flag !== "--pair" && flag !== "--group") || name === undefined) {
      throw new Error(`${flag} is not one of --pair "<client> → <server>" and --group <group>`);
    }
    wanted[flag].add(flag === "--pair" ? name.replace(/\s*(?:→|->)\s*/u, " → ") : name);
  }
  return {
    pairs: pick("pair", wanted["--pair"], all.pairs),
    groups: pick("group", wanted["--group"], all.groups),
  };
}

function pick(kind: string, wanted: ReadonlySet<string>, names: readonly string[]): readonly string[] {
  for (const name of wanted) {
    if (!names.includes(name)) throw new Error(`there is no ${kind} ${name}, but ${names.join(", ")}`);
  }
  return wanted.size === 0 ? names : names.filter((name) => wanted.has(name));
}
