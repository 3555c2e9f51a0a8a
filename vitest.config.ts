import { defineConfig } from "vitest/config";

/** Tests whose processes need the machine for themselves: they load it, or compare what several of them do at once. */
const systems = [
  "examples/**/*.test.ts",
  "conformance/**/*.test.ts",
  "operations/**/*.test.ts",
  "telemetry/**/*.test.ts",
];
const load = "packages/runtime/test/load/**";
/** Tests that count every timer of their process, so that nothing of another file may be alive there. */
const simulation = "packages/runtime/test/simulation/**";

export default defineConfig({
  resolve: { conditions: ["autonats:source"] },
  ssr: { resolve: { conditions: ["autonats:source"], externalConditions: ["autonats:source"] } },
  test: {
    isolate: false,
    // For a test that hangs. No test may be late: a loaded machine takes ten times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: ["packages/**/test/**/*.test.ts", "scenarios/*.test.ts", "test/**/*.test.ts"],
          exclude: ["**/node_modules/**", load, simulation],
          // Many of these tests wait, for a server or for a deadline: even two cores run two files at a time.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "simulation",
          include: [`${simulation}/*.test.ts`],
          isolate: true,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "systems",
          include: [...systems, `${load}/*.test.ts`],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
