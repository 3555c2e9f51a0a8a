/** Nobody has this id. */
export class NotFound extends Error {
  constructor(readonly id: string) {
    super(`nobody has the id ${id}`);
  }
}

export namespace payment {
  /** The card was refused. */
  export class Declined extends Error {
    constructor(readonly card: string) {
      super("the card was refused");
    }
  }
}
