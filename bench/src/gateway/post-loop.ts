import { connect, type Socket } from "node:net";

const BODY = '{"id":"0198c2f4-7d1e-7c3a-9b5d-2f6e8a1c4d70"}';
const REQUEST = Buffer.from(
  `POST /bench/One HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`,
);

/**
 * Keeps one request under way on each of some connections, for some time, and returns how many were answered a second. Written on
 * sockets, since a client of `node:http` costs more than the servers that it would measure.
 */
export async function postInLoop(port: number, connections: number, milliseconds: number): Promise<number> {
  const start = performance.now();
  const end = start + milliseconds;
  const counts = await Promise.all(Array.from({ length: connections }, () => postOn(connect(port, "127.0.0.1"), end)));
  return (counts.reduce((sum, each) => sum + each) * 1000) / (performance.now() - start);
}

function postOn(socket: Socket, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let answered = 0;
    let missing = 0;
    socket.setNoDelay(true);
    socket.on("error", reject);
    socket.on("connect", () => socket.write(REQUEST));
    socket.on("data", (chunk: Buffer) => {
      if (missing === 0) {
        const text = chunk.toString("latin1", 0, 400);
        if (!text.startsWith("HTTP/1.1 200 ")) reject(new Error(text));
        const length = Number(/\r\ncontent-length: ([0-9]+)/i.exec(text)?.[1]);
        missing = text.indexOf("\r\n\r\n") + 4 + length;
      }
      missing -= chunk.length;
      if (missing > 0) return;
      answered += 1;
      if (performance.now() < end) {
        socket.write(REQUEST);
        return;
      }
      socket.destroy();
      resolve(answered);
    });
  });
}
