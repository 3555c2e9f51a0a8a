import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["autonats:source"] },
  ssr: { resolve: { conditions: ["autonats:source"], externalConditions: ["autonats:source"] } },
  test: {
    include: [
      "packages/**/test/**/*.test.ts",
      "scenarios/*.test.ts",
      "examples/**/*.test.ts",
      "conformance/**/*.test.ts",
      "operations/**/*.test.ts",
      "telemetry/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
