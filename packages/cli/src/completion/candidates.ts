import type { Command, Option } from "commander";
import { OfferedOption } from "./offered-option.js";

/** Something that may be at the place of the word that is being written. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What may be there; `paths` says which paths of the disk may be there as well. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly paths: "none" | "files" | "directories";
}

const noPaths = "none";

/** Returns what the last of these words may become, which may be empty. `operands` are the values of arguments, by commands' names. */
export function candidatesFor(
  program: Command,
  words: readonly string[],
  operands: Readonly<Record<string, readonly Candidate[]>>,
): Candidates {
  const last = words.at(-1) ?? "";
  // PowerShell leaves out an empty word. It hands on this one as it is, or as an empty one, depending on its version.
  const current = last === '""' ? "" : last;
  let command = program;
  let open: Option | undefined;
  for (const word of words.slice(0, -1)) {
    if (open !== undefined) open = undefined;
    else if (word.startsWith("-")) open = optionNamed(command, word);
    else if (command === program) {
      const named = program.commands.find((each) => each.name() === word || each.aliases().includes(word));
      if (named === undefined) return { candidates: [], paths: noPaths };
      command = named;
    }
  }
  const { candidates, paths } =
    open !== undefined ? valuesOf(open) : current.startsWith("-") ? optionsOf(command) : operandsOf(command);
  return { candidates: candidates.filter(({ value }) => value.startsWith(current)), paths };

  function operandsOf(of: Command): Candidates {
    if (of === program) {
      const commands = program.createHelp().visibleCommands(program);
      return {
        candidates: commands.map((each) => describe(each.name(), each.summary() || each.description())),
        paths: noPaths,
      };
    }
    const candidates = operands[of.name()];
    return { candidates: candidates ?? [], paths: candidates === undefined ? "files" : noPaths };
  }
}

/** An option that expects a value in the next word; undefined for any other. */
function optionNamed(command: Command, word: string): Option | undefined {
  return command.options.find((each) => (each.long === word || each.short === word) && each.required);
}

function valuesOf(option: Option): Candidates {
  if (option instanceof OfferedOption)
    return { candidates: option.values.map((value) => describe(value, "")), paths: noPaths };
  if (/<path>/u.test(option.flags)) return { candidates: [], paths: "directories" };
  return { candidates: [], paths: /<file>/u.test(option.flags) ? "files" : noPaths };
}

function optionsOf(command: Command): Candidates {
  const options = command.createHelp().visibleOptions(command);
  return { candidates: options.map((each) => describe(each.long ?? each.flags, each.description)), paths: noPaths };
}

function describe(value: string, description: string): Candidate {
  return { value, description };
}
