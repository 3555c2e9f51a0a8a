import type { Visible } from "./visible.js";

/** What nobody else has to name. */
interface Options {
  limit: number;
  order?: Order;
  after: Cursor | null;
}

type Order = { by: string; descending?: boolean };

interface Node {
  id: string;
  next?: Node;
  visible: Visible;
}

interface Page<T> {
  items: T[];
  cursor?: Cursor;
}

type Cursor = string;

type Event = { type: "created"; node: Node } | { type: "deleted"; id: string };

type Owner = string | { id: number };

type Level = "low" | "high";

/** @nats:server Hidden */
export interface HiddenService {
  find(options: Options): Promise<Page<Node>>;
  events(level: Level): Promise<Page<Event>>;
  owner(id: string): Promise<Owner>;
}
