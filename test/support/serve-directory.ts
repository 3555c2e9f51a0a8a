import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";

/** A server of the files below a directory, on a free port of this machine. */
export interface DirectoryServer extends AsyncDisposable {
  readonly url: string;
  /** The paths that were asked for. */
  readonly requests: readonly string[];
}

/** Starts a server of the files below a directory. */
export async function serveDirectory(directory: string): Promise<DirectoryServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    requests.push(path);
    const file = join(directory, normalize(path));
    const info = statSync(file, { throwIfNoEntry: false });
    if (info?.isFile() !== true) return response.writeHead(404).end("not found");
    response.writeHead(200, { "content-length": info.size });
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
