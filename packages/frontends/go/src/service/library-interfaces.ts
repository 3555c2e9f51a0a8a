import type { SkippedMethod, SourceName, SourceText } from "@autonats/model";

type Signature = NonNullable<SkippedMethod["signature"]>;

const bytes: SourceText = ["[]byte"];
const int: SourceText = ["int"];
const error: SourceText = ["error"];

const close: Signature = { parameters: [], results: [error] };
const read: Signature = { parameters: [bytes], results: [int, error] };
const lock: Signature = { parameters: [], results: [] };

function named(packageName: string, name: string, path: string = packageName): SourceName {
  return { name, package: path, packageName };
}

/** Interfaces of Go's own library that services embed: what their methods take and return. The library itself is not read. */
const libraryInterfaces: Readonly<Record<string, Readonly<Record<string, Signature>>>> = {
  "fmt.Stringer": { String: { parameters: [], results: [["string"]] } },
  "io.Closer": { Close: close },
  "io.Reader": { Read: read },
  "io.Writer": { Write: read },
  "io.ReadCloser": { Read: read, Close: close },
  "io.WriteCloser": { Write: read, Close: close },
  "io.ReadWriter": { Read: read, Write: read },
  "io.ReadWriteCloser": { Read: read, Write: read, Close: close },
  "sync.Locker": { Lock: lock, Unlock: lock },
  "http.Handler": {
    ServeHTTP: {
      parameters: [[named("http", "ResponseWriter", "net/http")], ["*", named("http", "Request", "net/http")]],
      results: [],
    },
  },
  "sort.Interface": {
    Len: { parameters: [], results: [int] },
    Less: { parameters: [int, int], results: [["bool"]] },
    Swap: { parameters: [int, int], results: [] },
  },
};

/** The methods of an interface of Go's own library, by its name with that of its package; undefined for those that are not known. */
export function libraryMethods(name: string): readonly (readonly [string, Signature])[] | undefined {
  const methods = libraryInterfaces[name];
  return methods && Object.entries(methods);
}
