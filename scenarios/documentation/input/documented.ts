/**
 * Looks after the documents.
 *
 * It keeps them in order, and says `what` is **where**.
 *
 * @nats:server Document
 * @see https://example.com/documents
 */
export interface DocumentService {
  /**
   * Finds documents.
   *
   * Over several lines, with an example:
   *
   *     await client.find("invoice", 10)
   *
   * @nats:idempotent
   * @param words What to look for, all of it.
   * @param limit - How many at most;
   *   none is as many as there are.
   * @returns the best ones first
   * @deprecated Use `search`.
   */
  find(words: string, limit?: number): Promise<Document[]>;

  // A remark for colleagues, not for users.
  // @nats:timeout 1s
  search(
    /** In quotes for exact matches. */
    query: string,
  ): Promise<Document[]>;

  /** One line. */ touch(id: string): void;

  undocumented(): Promise<Kind>;

  tags(/** Of which document. */ id: string): Promise<Tag[]>;
}

/** A piece of text. */
export interface Document {
  /** Never changes. */
  id: string;
  title: string; // Not this.

  /**
   * Text of all kinds: "quotes", `backticks`, ${braces} and <tags>.
   */
  body: string;

  kind: Kind;
}

/** On one line. */
export interface Tag { /** Its colour. */ colour: string; /** Its name. */ name: string }

/** @nats:server Short */
export interface ShortService { /** Begins on the line of what it does not belong to.
   * @nats:timeout 1s */ get(): Promise<void>; /** About the next one.
   */
  next(): Promise<void>;
}

/** What a document is for. */
export enum Kind {
  /** To be paid. */
  Invoice = "invoice",
  /** To be read. */
  Letter = "letter",
  Other = "other",
}
