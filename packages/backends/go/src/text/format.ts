import { Beside, readOwnFile, readOwnText } from "@autonats/own-files";
import { create } from "./gofmt.js";

/** The part of the platform's WebAssembly that is needed here. */
declare const WebAssembly: { readonly Module: new (code: Uint8Array) => object };

/** From so many characters on, a second thread pays for its start. */
const worthAThread = 500_000;

let compiled: object | undefined;

/** Returns Go source as gofmt leaves it. Source that Go cannot read is a bug of this package, and throws. */
export function formatGo(source: string): string {
  return create(gofmt())(source);
}

/** Formats sources while others are still being printed, in a second thread where there are many. */
export class Formatting {
  #size = 0;
  #beside: Beside<string, string> | undefined;

  /** Takes a source. Returns what returns it formatted, which is to be called once; best in reverse order. */
  add(source: string): () => string {
    this.#size += source.length;
    if (this.#size >= worthAThread && Beside.isOfUse)
      this.#beside ??= new Beside(formatGo, readOwnText("@autonats/backend-go/gofmt", import.meta.url), gofmt());
    return this.#beside?.start(source) ?? (() => formatGo(source));
  }

  /** Ends the thread, if there is one. */
  close(): void {
    this.#beside?.close();
  }
}

function gofmt(): object {
  compiled ??= new WebAssembly.Module(readOwnFile("@wasm-fmt/gofmt/wasm", import.meta.url));
  return compiled;
}
