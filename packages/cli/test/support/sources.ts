/** A small service as a user would write it, in `user.ts`. */
export const userSource = `/** Somebody with an account. */
export interface User {
  id: string;
  name: string;
}

/**
 * Keeps the users.
 *
 * @nats:server User
 */
export interface UserService {
  getById(id: string): Promise<User>;

  /** @nats:timeout 2s */
  getAll(): Promise<User[]>;

  deleteAll(): Promise<void>;
}
`;

/** Another one, that has a mistake where it says so. */
export function orderSource(mistake: "" | "mistake" = ""): string {
  return `/** @nats:server Order */
export interface OrderService {
  ${mistake === "" ? "" : "/** @nats:timeout soon */"}
  place(item: string): Promise<string>;
}
`;
}

/** The files of a TypeScript project around sources. */
export const project = {
  "package.json": '{ "type": "module" }\n',
  "tsconfig.json": '{ "compilerOptions": { "module": "nodenext", "strict": true, "target": "es2023" } }\n',
} as const;

/** The same service as a Go user would write it. */
export const goUserSource = `package users

import "context"

// User is somebody with an account.
type User struct {
	ID   string \`json:"id"\`
	Name string \`json:"name"\`
}

// UserService keeps the users.
//
// @nats:server User
type UserService interface {
	GetById(ctx context.Context, id string) (*User, error)
	// @nats:timeout 2s
	GetAll(ctx context.Context) ([]*User, error)
	DeleteAll(ctx context.Context) error
}
`;

/** Another service of the same Go package. */
export const goAuditSource = `package users

import "context"

// @nats:server Audit
type AuditService interface {
	Record(ctx context.Context, entry string)
}
`;
