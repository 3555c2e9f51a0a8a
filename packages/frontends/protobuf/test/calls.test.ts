import { createMemoryNetwork } from "@autonats/testing";
import { expect, test } from "vitest";
import { LibraryClient, LibraryHandler } from "../../../../scenarios/protobuf-library/output/typescript/library.gen.js";
import {
  type Book,
  type LibraryService,
  NotFound,
} from "../../../../scenarios/protobuf-library/output/typescript/library.types.gen.js";

const book: Book = {
  name: "books/1",
  title: "Emma",
  authors: [{ givenName: "Jane", familyName: "Austen" }],
  genre: "GENRE_NOVEL",
  labels: { shelf: "A" },
  editors: new Map([[7, { givenName: "Ann" }]]),
  cover: new Uint8Array([1, 2]),
  publishedAt: new Date("1815-12-23T00:00:00Z"),
  subtitle: null,
  pages: 9007199254740993n,
  borrower: "Ada",
};

test("a client of a service of a .proto file calls its handler", async () => {
  const network = createMemoryNetwork();
  const deleted: unknown[] = [];
  const library: LibraryService = {
    getBook: async (name) => {
      if (name !== book.name) throw new NotFound(name);
      return book;
    },
    listBooks: async (genres, pageSize) => ({
      books: [{ ...book, genre: genres[0] ?? book.genre }],
      nextPageToken: `${pageSize}`,
    }),
    updateBook: async (changed = book) => changed,
    deleteBook: async (name, revision) => {
      deleted.push([name, revision]);
    },
  };
  const handler = new LibraryHandler(library, network.connect());
  await handler.run();
  const client = new LibraryClient(network.connect());
  expect(await client.getBook("books/1")).toEqual(book);
  await expect(client.getBook("books/2")).rejects.toBeInstanceOf(NotFound);
  expect(await client.listBooks(["GENRE_POETRY"], 3)).toMatchObject({
    books: [{ genre: "GENRE_POETRY" }],
    nextPageToken: "3",
  });
  expect(await client.updateBook({ ...book, title: "Persuasion" })).toMatchObject({ title: "Persuasion" });
  await client.deleteBook("books/1", 18446744073709551615n);
  expect(deleted).toEqual([["books/1", 18446744073709551615n]]);
  await handler.shutdown();
});
