import { delimiter } from "node:path";

/** The variables that say where Go keeps modules, as in the environment of a process. */
export interface GoEnvironment {
  readonly GOMODCACHE?: string | undefined;
  readonly GOPATH?: string | undefined;
  readonly HOME?: string | undefined;
  readonly USERPROFILE?: string | undefined;
}

/** The module cache's directory, as Go would choose it; undefined when nothing says where it is. */
export function moduleCacheOf(environment: GoEnvironment): string | undefined {
  const { GOMODCACHE, GOPATH, HOME, USERPROFILE } = environment;
  if (isGiven(GOMODCACHE)) return slashed(GOMODCACHE);
  if (isGiven(GOPATH)) return `${slashed(GOPATH.split(delimiter)[0] ?? GOPATH)}/pkg/mod`;
  const home = isGiven(HOME) ? HOME : USERPROFILE;
  return isGiven(home) ? `${slashed(home)}/go/pkg/mod` : undefined;
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/").replace(/\/$/u, "");
}
