import type { Message } from "@autonats/runtime";

/** What has happened to a message. */
export interface NetworkEvent {
  /** `published`: the network has it. `received`: a subscription has it. `lost`: one will not get it. */
  readonly kind: "published" | "received" | "lost";
  /** Name of the connection that it comes from; empty for what the network itself answers. */
  readonly from: string;
  /** Name of the connection that it goes to; `undefined` where it was published. */
  readonly to: string | undefined;
  readonly message: Message;
}

/** Those who watch a network. */
export class Watchers {
  readonly #all = new Set<{ readonly notice: (event: NetworkEvent) => void }>();

  add(notice: (event: NetworkEvent) => void): () => void {
    const own = { notice };
    this.#all.add(own);
    return () => {
      this.#all.delete(own);
    };
  }

  tell(kind: NetworkEvent["kind"], from: string, to: string | undefined, message: Message): void {
    for (const { notice } of this.#all) notice({ kind, from, to, message });
  }
}
