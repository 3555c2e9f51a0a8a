const marked = `/** @nats:server User */
export interface UserService {
  getById(id: string): Promise<string>;
}
`;

const goModule = `module example.com/shop

go 1.26
`;

const goService = (name, method) => `package shop

import "context"

${name}

// @nats:server User
type UserService interface {
	${method}
}
`;

/**
 * Examples that no scenario has, since they need flags, a configuration or other files: files of a project, and what the command is
 * given besides `generate`.
 */
export const examples = [
  { code: "AN1012", files: { "user.ts": marked, "tsconfig.json": '{ "extends": "./missing.json" }\n' } },
  { code: "AN4001", files: { "user.ts": marked, "autonats.yaml": "version: 1\ntimeuot: 2s\n" } },
  { code: "AN4002", files: { "user.ts": marked, "autonats.yaml": "version: 1\ntimeout: soon\n" } },
  { code: "AN4003", files: { "user.ts": marked, "autonats.yaml": "version: 1\ntypescript: [\n" } },
  {
    code: "AN4004",
    files: { "user.ts": marked, "autonats.yaml": "version: 1\n", "autonats.json": '{ "version": 1 }\n' },
  },
  { code: "AN4005", files: { "user.ts": marked, "autonats.yaml": "timeout: 2s\n" } },
  { code: "AN4006", files: { "user.ts": marked }, flags: ["'src/**/*.service.ts'"] },
  { code: "AN4007", files: { "user.ts": marked.replace(/^.*\n/u, "") } },
  { code: "AN4008", files: { "user.ts": marked, "autonats.yaml": "version: 1\nlanguages: [go]\n" } },
  { code: "AN4009", files: { "user.ts": marked }, flags: ["../other/user.ts"] },
  { code: "AN4010", files: { "user.ts": marked }, flags: ["--check", "--watch"] },
  { code: "AN4012", files: { "user.ts": marked }, flags: ["--language", "typescript,go", "--out", "gen"] },
  { code: "AN5001", files: { "user.ts": marked, "user.gen.ts": "export const mine = 1;\n" } },
  { code: "AN5002", files: { "user.ts": marked }, flags: ["--out", "../gen"] },
  { code: "AN5003", files: { "user.ts": marked, "User.ts": marked.replace("User */", "Other */") } },
  {
    code: "AN5101",
    files: {
      "user.ts": marked.replace(
        "Promise<string>",
        "Promise<[string, number, string, number, string, number, string, number, boolean]>",
      ),
    },
    flags: ["--language", "go", "--out", "mesh"],
  },
  {
    code: "AN5102",
    files: {
      "go.mod": goModule,
      "user.go": goService("type user struct{}", "Get(ctx context.Context, id string) (*user, error)"),
    },
    flags: ["--out", "mesh"],
  },
  {
    code: "AN5103",
    files: {
      "go.mod": goModule,
      "user.go": goService("type UserClient struct{}", "Get(ctx context.Context, id string) (*UserClient, error)"),
    },
  },
  {
    code: "AN5104",
    files: { "user.ts": marked, "autonats.yaml": "version: 1\nlanguages: [go]\ngo:\n  out: mesh\n  package: type\n" },
  },
  {
    code: "AN5201",
    files: { "user.ts": marked, "proto/user/user.proto.lock.json": "<<<<<<< ours\n" },
    flags: ["--language", "protobuf"],
  },
  { code: "AN1016", files: { "user.d.ts": marked } },
  {
    code: "AN2033",
    files: {
      "go.mod": "module example.com/shop\n\ngo 1.26\n",
      "user.go": `package shop

import "context"

// @nats:server User
type userService interface {
	DeleteAll(ctx context.Context) error
}
`,
    },
  },
  {
    code: "AN3028",
    files: { "user.ts": marked.replace("@nats:server", "@Nats:server") },
  },
];
