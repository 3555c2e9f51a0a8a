/** Nobody has this id. */
export class NotFound extends Error {
  constructor(readonly id: string) {
    super(`nobody has the id ${id}`);
  }
}
