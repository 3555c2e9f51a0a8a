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
