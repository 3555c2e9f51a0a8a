import { rmSync } from "node:fs";
import { endAs, endingSignals } from "./system.js";

interface Child {
  readonly pid: number;
  readonly directory: string;
}

const children = new Set<Child>();

/**
 * Ensures that a child process does not outlive this one, whichever way it ends short of SIGKILL: the child is killed
 * by its id and its directory is removed. Answers a function that ends the guard without touching the child.
 */
export function guardChild(pid: number, directory: string): () => void {
  const child = { pid, directory };
  if (children.size === 0) {
    process.on("exit", killChildren);
    for (const signal of endingSignals()) process.on(signal, endBySignal);
  }
  children.add(child);
  return () => {
    if (!children.delete(child) || children.size > 0) return;
    process.off("exit", killChildren);
    for (const signal of endingSignals()) process.off(signal, endBySignal);
  };
}

function killChildren(): void {
  for (const child of children) {
    try {
      process.kill(child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
    rmSync(child.directory, { recursive: true, force: true });
  }
  children.clear();
}

function endBySignal(signal: NodeJS.Signals): void {
  // Whoever else listens to the signal decides what happens next; the exit handler then still does its work.
  if (process.listenerCount(signal) > 1) return;
  killChildren();
  for (const each of endingSignals()) process.off(each, endBySignal);
  endAs(signal);
}
