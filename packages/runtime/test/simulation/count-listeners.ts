import type { MemoryLink } from "@autonats/testing";

/** Counts those who listen to a link from now on, and returns what reports how many do. */
export function countListeners(link: MemoryLink): () => number {
  const all = new Set<object>();
  const listen = link.listen.bind(link);
  link.listen = (events) => {
    const own = {};
    all.add(own);
    const stop = listen(events);
    return () => {
      all.delete(own);
      stop();
    };
  };
  return () => all.size;
}
