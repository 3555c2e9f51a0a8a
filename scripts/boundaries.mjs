/**
 * Who may import whom: a package, and the packages of ours that its sources may import. Frontends and backends meet in the
 * model alone, which keeps N inputs and M outputs from becoming N·M. A package is added by adding its row here.
 *
 * `node` says which of a package's files may use Node's own modules: none, all, or those below one folder. `natsClient` says
 * which may know the NATS client library; without it, any may.
 */
export const boundaries = [
  { path: "packages/model", name: "@autonats/model", imports: [], node: "src/node/" },
  { path: "packages/codegen", name: "@autonats/codegen", imports: ["@autonats/model"], node: "src/fingerprint.ts" },
  { path: "packages/breaking", name: "@autonats/breaking", imports: ["@autonats/model"], node: "none" },
  { path: "packages/own-files", name: "@autonats/own-files", imports: [], node: "src/" },
  { path: "packages/http-contract", name: "@autonats/http-contract", imports: [], node: "none" },
  {
    path: "packages/frontends/typescript",
    name: "@autonats/frontend-typescript",
    imports: ["@autonats/model", "@autonats/own-files"],
    node: "src/",
  },
  {
    path: "packages/frontends/go",
    name: "@autonats/frontend-go",
    imports: ["@autonats/model", "@autonats/own-files"],
    node: "src/",
  },
  {
    path: "packages/backends/typescript",
    name: "@autonats/backend-typescript",
    imports: ["@autonats/model", "@autonats/codegen"],
    node: "src/project/",
  },
  {
    path: "packages/backends/go",
    name: "@autonats/backend-go",
    imports: ["@autonats/model", "@autonats/codegen", "@autonats/own-files"],
    node: "none",
  },
  {
    path: "packages/backends/json-schema",
    name: "@autonats/backend-json-schema",
    imports: ["@autonats/model", "@autonats/codegen"],
  },
  {
    path: "packages/backends/kubernetes-hpa",
    name: "@autonats/backend-kubernetes-hpa",
    imports: ["@autonats/model", "@autonats/codegen"],
  },
  {
    path: "packages/backends/permissions",
    name: "@autonats/backend-permissions",
    imports: ["@autonats/model", "@autonats/codegen"],
    node: "none",
  },
  {
    path: "packages/backends/asyncapi",
    name: "@autonats/backend-asyncapi",
    imports: ["@autonats/model", "@autonats/codegen"],
    node: "none",
  },
  {
    path: "packages/backends/openapi",
    name: "@autonats/backend-openapi",
    imports: ["@autonats/model", "@autonats/codegen", "@autonats/http-contract"],
    node: "none",
  },
  {
    path: "packages/backends/markdown",
    name: "@autonats/backend-markdown",
    imports: ["@autonats/model", "@autonats/codegen"],
    node: "none",
  },
  {
    path: "packages/runtime",
    name: "@autonats/runtime",
    imports: [],
    node: "src/node/",
    natsClient: ["src/link/nats/", "src/link/connection.ts", "src/node/"],
  },
  {
    path: "packages/testing",
    name: "@autonats/testing",
    imports: ["@autonats/runtime"],
    node: "src/nats-server/",
  },
  { path: "packages/opentelemetry", name: "@autonats/opentelemetry", imports: ["@autonats/runtime"], node: "none" },
  { path: "packages/prometheus", name: "@autonats/prometheus", imports: ["@autonats/runtime"], node: "src/http/" },
  {
    path: "packages/gateway",
    name: "@autonats/gateway",
    imports: ["@autonats/runtime", "@autonats/http-contract"],
    node: "src/",
    natsClient: [],
  },
  {
    path: "packages/cli",
    name: "autonats",
    imports: [
      "@autonats/model",
      "@autonats/breaking",
      "@autonats/codegen",
      "@autonats/own-files",
      "@autonats/frontend-typescript",
      "@autonats/frontend-go",
      "@autonats/backend-typescript",
      "@autonats/backend-go",
      "@autonats/backend-json-schema",
      "@autonats/backend-kubernetes-hpa",
      "@autonats/backend-permissions",
      "@autonats/backend-asyncapi",
      "@autonats/backend-openapi",
      "@autonats/backend-markdown",
      "@autonats/runtime",
      "@autonats/gateway",
    ],
    node: "src/",
    natsClient: [],
  },
  { path: "packages/create-autonats", name: "create-autonats", imports: [], node: "src/" },
];

/** Modules of Node that reach outside of the process: only the command line tool writes files or starts processes. */
export const effects = {
  modules: ["node:child_process", "node:net", "node:http", "node:https", "node:tls", "node:dgram"],
  allowedIn: [
    "packages/testing/",
    "packages/cli/",
    "packages/create-autonats/",
    "packages/prometheus/src/http/",
    "packages/gateway/src/",
  ],
};
