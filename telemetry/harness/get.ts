import { get as request } from "node:http";

/** What an HTTP server answers. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

/**
 * Asks an HTTP server by a connection of its own. `fetch` keeps connections, and fails where the server closes an idle one just then.
 */
export function get(url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          type: response.headers["content-type"] ?? "",
        }),
      );
    }).on("error", reject);
  });
}
