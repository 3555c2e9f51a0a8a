/** Ports of a hexagon. */
export type AggregateID = string;

export class Paginated<T> {
  readonly count: number;
  readonly limit: number;
  readonly page: number;
  readonly data: readonly T[];

  constructor(props: { count: number; limit: number; page: number; data: readonly T[] }) {
    this.count = props.count;
    this.limit = props.limit;
    this.page = props.page;
    this.data = props.data;
  }
}

export type OrderBy = { field: string | true; param: 'asc' | 'desc' };

export type PaginatedQueryParams = { limit: number; page: number; offset: number; orderBy: OrderBy };

export interface RepositoryPort<Entity> {
  insert(entity: Entity | Entity[]): Promise<void>;
  findOneById(id: string): Promise<Entity | undefined>;
  findAll(): Promise<Entity[]>;
  findAllPaginated(params: PaginatedQueryParams): Promise<Paginated<Entity>>;
  delete(entity: Entity): Promise<boolean>;
  transaction<T>(handler: () => Promise<T>): Promise<T>;
}

export class WalletEntity {
  #balance = 0;
  constructor(readonly id: AggregateID) {}
  deposit(amount: number): void {
    this.#balance += amount;
  }
  get balance(): number {
    return this.#balance;
  }
}

export interface UserModel {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  email: string;
  country: string;
  postalCode: string;
  role: UserRoles;
}

export enum UserRoles {
  admin = 'admin',
  moderator = 'moderator',
  guest = 'guest',
}

/** @nats:server HexagonUsers */
export interface UserRepositoryPort extends RepositoryPort<UserModel> {
  findOneByEmail(email: string): Promise<UserModel | null>;
}

/** @nats:server HexagonWallets */
export interface WalletRepositoryPort extends RepositoryPort<WalletEntity> {}

export type Result<T, E> = Ok<T> | Err<E>;
export type Ok<T> = { ok: true; value: T };
export type Err<E> = { ok: false; error: E };

export class UserAlreadyExistsError extends Error {
  readonly code = 'USER.ALREADY_EXISTS';
}

/** @nats:server HexagonCommands */
export interface UserCommands {
  createUser(command: { email: string; country: string; postalCode: string; street: string }): Promise<Result<AggregateID, { code: string; message: string }>>;
  deleteUser(userId: string): Promise<Result<boolean, { code: 'GENERIC.NOT_FOUND' }>>;
  findUsers(query: Partial<PaginatedQueryParams> & { country?: string }): Promise<Result<Paginated<UserModel>, UserAlreadyExistsError>>;
  changeRole(userId: string, role: UserRoles | keyof typeof UserRoles): Promise<Result<void, string>>;
}
