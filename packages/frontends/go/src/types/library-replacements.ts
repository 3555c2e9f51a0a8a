const process = 'It belongs to one process: leave it out, a field with `json:"-"`.';

/** What to write in place of types of Go's own library that are used often and have no form on the wire, by their usual names. */
export const libraryReplacements: Readonly<Record<string, string>> = {
  "atomic.Bool": process,
  "atomic.Int32": process,
  "atomic.Int64": process,
  "bytes.Buffer": "Send its `[]byte`.",
  "io.ReadCloser": "Read it, and send the `[]byte`.",
  "io.Reader": "Read it, and send the `[]byte`.",
  "sync.Mutex": process,
  "sync.RWMutex": process,
  "time.Location": "Send its name as a `string`.",
};
