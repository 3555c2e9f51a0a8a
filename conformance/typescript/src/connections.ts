import type { Connection } from "@autonats/runtime";

/** A connection that can be closed. */
export type Closable = Connection & { close(): unknown };

/** The connections of a program under test, by name; the first has none. */
export class Connections {
  readonly first: Closable;
  readonly #connect: () => Promise<Closable>;
  readonly #others = new Map<string, Promise<Closable>>();

  private constructor(first: Closable, connect: () => Promise<Closable>) {
    this.first = first;
    this.#connect = connect;
  }

  /** Creates the first connection. */
  static async open(connect: () => Promise<Closable>): Promise<Connections> {
    return new Connections(await connect(), connect);
  }

  /** Returns the connection of a name, which is made when it is first wanted. */
  get(name: unknown): Promise<Closable> {
    if (name === undefined) return Promise.resolve(this.first);
    const found = this.#others.get(String(name)) ?? this.#connect();
    this.#others.set(String(name), found);
    return found;
  }

  /** Closes a connection for good. */
  async close(name: unknown): Promise<void> {
    await (await this.get(name)).close();
  }

  async closeAll(): Promise<void> {
    for (const other of await Promise.all(this.#others.values())) await other.close();
    await this.first.close();
  }
}
