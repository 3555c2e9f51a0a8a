import type { Socket } from "node:net";

const controllers = new WeakMap<Socket, AbortController>();

/**
 * Returns a signal that is aborted once the caller has left. There is one for each connection, which serves many requests.
 */
export function presenceOf(socket: Socket): AbortSignal {
  let controller = controllers.get(socket);
  if (controller === undefined) {
    controller = new AbortController();
    const { signal } = controller;
    const abort = (): void => controller?.abort();
    controllers.set(socket, controller);
    if (socket.destroyed) abort();
    else socket.once("close", abort);
    return signal;
  }
  return controller.signal;
}
