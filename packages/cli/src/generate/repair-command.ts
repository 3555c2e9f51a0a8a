import { type GenerateFlags, settingSources } from "../config/flags.js";
import type { Io } from "../io.js";
import type { Languages } from "../languages/languages.js";

/**
 * The command that writes what a check found missing, for the shell: with the same flags, and with those for what the
 * environment said, which another machine may not have set.
 */
export function repairCommand(
  flags: GenerateFlags,
  patterns: readonly string[],
  clean: boolean,
  env: Io["env"],
  known: Languages,
): string {
  const settings = settingSources(known).flatMap(({ name, flag, environment, decisive, isSwitch = false }) => {
    if (!decisive) return [];
    const value = flags[name] ?? environment.map((key) => env[key]).find((text) => text !== undefined && text !== "");
    if (isSwitch) return value === true || value === "true" || value === "1" ? [flag] : [];
    return typeof value !== "string" ? [] : [flag, quote(value)];
  });
  return [...invocation(env), "generate", ...settings, ...(clean ? ["--clean"] : []), ...patterns.map(quote)].join(" ");
}

/** How the tool is called from a shell where a package manager has it: scripts have it on their path, shells do not. */
function invocation(env: Io["env"]): readonly string[] {
  const [manager = ""] = (env["npm_config_user_agent"] ?? "").split("/");
  switch (manager) {
    case "":
      return ["autonats"];
    case "pnpm":
      return ["pnpm", "exec", "autonats"];
    case "yarn":
      return ["yarn", "autonats"];
    case "bun":
      return ["bunx", "autonats"];
    default:
      return ["npx", "autonats"];
  }
}

function quote(text: string): string {
  return /^[\w./:=@%,+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
