// A second thread runs this module by itself, so it imports nothing.

/** What gofmt, compiled to WebAssembly, exports. Texts are passed in its memory. */
interface Gofmt {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
  readonly alloc: (size: number) => number;
  /** 0: the text is as it should be. 1: there is a better one. 2: the text cannot be read, and there is a message. */
  readonly format: () => number;
  readonly output_ptr: () => number;
  readonly output_len: () => number;
}

/** The part of the platform's WebAssembly that is needed here. */
declare const WebAssembly: {
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** How often gofmt may change its own mind. */
const mostRounds = 8;

/**
 * Returns what formats Go source so that gofmt leaves it as it is; `module` is the compiled gofmt. One run is not always enough: gofmt
 * takes some comments, such as lists in lists, for something else once it has printed them. Source that Go cannot read is a bug of this
 * package, and throws.
 */
export function create(module: object): (source: string) => string {
  return (source) => {
    let text = source;
    for (let round = 0; round < mostRounds; round++) {
      const better = formatOnce(module, text);
      if (better === undefined) break;
      text = better;
      if (!structured.test(text)) break;
    }
    return text;
  };
}

/** A comment that is more than paragraphs: code, an item of a list, a heading or a link, as gofmt writes them. Others it changes only once. */
const structured = /^[ \t]*(?:\/\/(?:\t| [ \t]| ?[^\p{L}\p{N}\s`@"'(]| ?\d+[.)])|\/\*)/mu;

/** What gofmt makes of a text; undefined when it would change nothing. */
function formatOnce(module: object, source: string): string | undefined {
  const gofmt = instantiate(module);
  const bytes = new TextEncoder().encode(source);
  const place = gofmt.alloc(bytes.length);
  new Uint8Array(gofmt.memory.buffer, place, bytes.length).set(bytes);
  const outcome = gofmt.format();
  if (outcome === 0) return undefined;
  const output = new Uint8Array(gofmt.memory.buffer, gofmt.output_ptr(), gofmt.output_len());
  const text = new TextDecoder().decode(output);
  if (outcome !== 1) throw new Error(`bug: generated Go is not valid Go: ${text}`);
  return text;
}

/**
 * A gofmt with memory of its own. It never frees any, so each text gets a new one, which costs a fraction of a millisecond; a
 * process that watches files would run out of memory some day otherwise.
 */
function instantiate(module: object): Gofmt {
  const gofmt = new WebAssembly.Instance(module).exports as Gofmt;
  gofmt._initialize();
  return gofmt;
}
