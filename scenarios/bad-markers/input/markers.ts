/** @nats:server User */
export class UserService {
  async get(id: string): Promise<string> {
    return id;
  }
}

/** @nats:server Order */
export type OrderService = {
  get(id: string): Promise<string>;
};

/** @nats:server Stock */
export function stock(): void {}

/** @nats:server Shelf */
export const shelf = { get: async () => "shelf" };

/** @nats:server Hidden */
interface HiddenService {
  get(id: string): Promise<string>;
}

export namespace inner {
  /** @nats:server Inner */
  export interface InnerService {
    get(id: string): Promise<string>;
  }
}

/** Not marked, so nobody reads its annotations. */
export interface UnmarkedService {
  /** @nats:timeout 2s */
  get(id: string): Promise<string>;
}

/**
 * @nats:idempotent
 */
export interface Record {
  id: string;
}

/** @nats:server Good */
export interface GoodService {
  get(
    /** @nats:name key */
    id: string,
  ): Promise<string>;
  // "@nats:timeout 1s" in a text is none of our business.
  text(): Promise<"@nats:server">;
}
