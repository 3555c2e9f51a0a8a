/** Services of a back end of modules, with commands over messages. */
import type { Decimal } from 'decimal.js';
import type { Observable } from 'rxjs';

export interface PageOptionsDto {
  readonly order?: 'ASC' | 'DESC';
  readonly page?: number;
  readonly take?: number;
  readonly q?: string;
}

export interface PageDto<T> {
  readonly data: T[];
  readonly meta: { page: number; take: number; itemCount: number; hasNextPage: boolean };
}

export type Nullable<T> = T | null;
export type DeepPartial<T> = T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;
export type Uuid = string & { _uuidBrand: undefined };

export interface Account {
  id: Uuid;
  email: string;
  displayName: Nullable<string>;
  roles: Role[];
  settings: { locale: string; newsletter: boolean; theme?: 'light' | 'dark' };
  lastLogin?: Date | null;
  passwordHash?: string;
}

export type Role = 'admin' | 'user' | 'guest';

export interface Transfer {
  id: Uuid;
  from: Uuid;
  to: Uuid;
  amount: Decimal;
  fee?: Decimal;
  at: Date;
  status: TransferStatus;
}

export enum TransferStatus {
  Pending = 0,
  Done = 1,
  Failed = 2,
}

export type NotificationPayload =
  | { type: 'email'; to: string; subject: string; body: string }
  | { type: 'sms'; to: string; text: string }
  | { type: 'push'; deviceIds: string[]; title: string; data?: Record<string, string> };

/** @nats:server Accounts */
export interface AccountService {
  create(dto: Omit<Account, 'id' | 'roles' | 'lastLogin'>): Promise<Account>;
  findAll(options: PageOptionsDto): Promise<PageDto<Account>>;
  findOne(id: Uuid): Promise<Nullable<Account>>;
  findByEmail(email: string): Promise<Account | undefined>;
  findMany(ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Account>>;
  update(id: Uuid, patch: DeepPartial<Account>): Promise<Account>;
  remove(id: Uuid): Promise<void>;
  setRoles(id: Uuid, roles: Set<Role>): Promise<void>;
  hasRole(id: Uuid, ...roles: Role[]): Promise<boolean>;
  login(credentials: { email: string; password: string }): Promise<{ accessToken: string; refreshToken: string; expiresIn: number }>;
  validate(token: string): Promise<Account | false>;
  preferences(id: Uuid): Promise<Account['settings']>;
  stats(): Promise<{ total: number; byRole: Record<Role, number>; since: Date }>;
}

/** @nats:server Transfers */
export interface TransferService {
  send(from: Uuid, to: Uuid, amount: Decimal): Promise<Transfer>;
  get(id: Uuid): Promise<Transfer>;
  list(account: Uuid, filter?: { status?: TransferStatus; since?: Date; min?: Decimal }): Promise<Transfer[]>;
  balance(account: Uuid): Promise<Decimal>;
  balances(accounts: Uuid[]): Promise<Map<Uuid, Decimal>>;
  cancel(id: Uuid, reason?: string): Promise<boolean>;
  watch(account: Uuid): Observable<Transfer>;
  rates(base: string): Promise<{ [currency: string]: number }>;
  convert(amount: number | bigint | Decimal, from: string, to: string): Promise<number>;
}

/** @nats:server Notifications */
export interface NotificationService {
  notify(payload: NotificationPayload): Promise<{ id: string; queued: boolean }>;
  notifyMany(payloads: NotificationPayload[], options?: { priority?: 1 | 2 | 3; delayMs?: number }): Promise<string[]>;
  status(id: string): Promise<'queued' | 'sent' | 'failed' | null>;
  templates(locale?: string): Promise<Record<string, { subject: string; body: string }>>;
  render(template: string, variables: Record<string, string | number | boolean>): Promise<string>;
  subscribe(account: Uuid, channels: Array<NotificationPayload['type']>): Promise<void>;
  unsubscribe(account: Uuid, channel?: NotificationPayload['type']): Promise<void>;
  log(message: string, ...params: unknown[]): void;
}

/** @nats:server Uploads */
export interface UploadService {
  upload(file: { buffer: Buffer; originalname: string; mimetype: string; size: number }): Promise<{ url: string; key: string }>;
  uploadMany(files: { buffer: Buffer; originalname: string }[]): Promise<Array<{ url: string }>>;
  presign(key: string, expiresIn?: number): Promise<URL>;
  download(key: string): Promise<Uint8Array>;
  remove(key: string | string[]): Promise<void>;
  metadata(key: string): Promise<{ size: number; modified: Date; tags: [name: string, value: string][] } | null>;
  resize(key: string, size: { width: number } | { height: number }, format?: 'webp' | 'png'): Promise<string>;
}

/** @nats:server Cache */
export interface CacheService {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown, ttl?: number): Promise<void>;
  del(key: string): Promise<void>;
  wrap<T>(key: string, fn: () => Promise<T>, ttl?: number): Promise<T>;
  keys(pattern?: string | RegExp): Promise<string[]>;
  reset(): Promise<void>;
  ttl(key: string): Promise<number>;
}
