import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface Mutation {
  readonly id: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly test?: string;
}

const root = new URL("../../", import.meta.url);
const ofProtocol = readMutations("mutations.json");
const ofCores = readMutations("cores.json");
const mutations = [...ofProtocol, ...ofCores];

/** The pure cores, by the names of their files without the extension, in both languages. */
const CORES: Readonly<Record<string, readonly [typescript: string, go: string]>> = {
  admission: ["handler/admission", "admission/admission"],
  "attempt wait": ["client/policy/patience", "policy/patience"],
  "answer times": ["client/policy/answer-times", "policy/answer_times"],
  balancer: ["client/policy/balancer", "policy/balancer"],
  breaker: ["client/policy/breaker", "policy/breaker"],
  deadlines: ["connection/deadlines", "clock/wheel"],
  ejection: ["handler/ejection/self-ejection", "ejection/self_ejection"],
  "retry budget": ["client/policy/retry-budget", "policy/retry_budget"],
  "retry policy": ["client/policy/retry-policy", "policy/retry_policy"],
  throttle: ["client/policy/throttle", "policy/throttle"],
  "watch over the inbox": ["connection/echo-watch", "connection/echo_watch"],
  "watch over the server": ["connection/server-probe", "connection/server_probe"],
};

describe("the mutations", () => {
  test("have ids of their own, and are of both languages", () => {
    expect(new Set(mutations.map(({ id }) => id)).size).toBe(mutations.length);
    for (const folder of ["go/", "packages/runtime/"]) {
      expect(mutations.filter(({ file }) => file.startsWith(folder)).length).toBeGreaterThanOrEqual(10);
    }
  });

  test("of the pure cores are at least forty, and of each core, and judged without a peer", () => {
    expect(ofCores.length).toBeGreaterThanOrEqual(40);
    const broken = ofCores.map(({ file }) => file);
    for (const [core, [typescript, go]] of Object.entries(CORES)) {
      expect(broken, core).toContain(`packages/runtime/src/${typescript}.ts`);
      expect(broken, core).toContain(`go/internal/${go}.go`);
    }
    expect(ofCores.filter(({ test: judge }) => judge === undefined)).toEqual([]);
  });

  // Running them all takes an hour, and a rule that has moved would not be broken any more.
  test.each(mutations.map((mutation) => [mutation.id, mutation] as const))("%s changes one place", (_id, mutation) => {
    const { file, find, replace, test: judge } = mutation;
    expect(readFileSync(new URL(file, root), "utf8").split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
    // A file of TypeScript, or a package of Go and the name of a test.
    const [place = "."] = judge?.split(" ") ?? [];
    expect(existsSync(fileURLToPath(new URL(place.endsWith(".ts") ? place : `go/${place}`, root)))).toBe(true);
  });
});

function readMutations(name: string): readonly Mutation[] {
  return JSON.parse(readFileSync(new URL(`conformance/mutations/${name}`, root), "utf8")) as readonly Mutation[];
}
