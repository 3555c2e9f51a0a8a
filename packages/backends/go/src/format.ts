import { format } from "@wasm-fmt/gofmt";

/** Go source as gofmt prints it. Source that Go cannot read is a bug of this package. */
export function formatGo(source: string): string {
  try {
    return format(source);
  } catch (error) {
    throw new Error("bug: generated Go is no Go", { cause: error });
  }
}
