const text = "Send it as a `string`, and convert in the code that implements the interface.";
const process = 'It belongs to one process: leave it out, a field with `json:"-"`.';
const pairs = "Send it as a `map[string][]string`.";

/** What to write in place of types of Go's own library that are used often and have no form on the wire, by their usual names. */
export const libraryReplacements: Readonly<Record<string, string>> = {
  "atomic.Bool": process,
  "atomic.Int32": process,
  "atomic.Int64": process,
  "big.Float": text,
  "big.Int": text,
  "big.Rat": text,
  "bytes.Buffer": "Send its `[]byte`.",
  "http.Header": pairs,
  "io.ReadCloser": "Read it, and send the `[]byte`.",
  "io.Reader": "Read it, and send the `[]byte`.",
  "json.Number": "Use `float64`, `int64`, or a `string`.",
  "mail.Address": text,
  "net.IP": text,
  "net.IPNet": text,
  "netip.Addr": text,
  "netip.Prefix": text,
  "regexp.Regexp": "Send the expression as a `string`.",
  "sql.NullBool": "Use `*bool`.",
  "sql.NullFloat64": "Use `*float64`.",
  "sql.NullInt16": "Use `*int16`.",
  "sql.NullInt32": "Use `*int32`.",
  "sql.NullInt64": "Use `*int64`.",
  "sql.NullString": "Use `*string`.",
  "sql.NullTime": "Use `*time.Time`.",
  "sync.Mutex": process,
  "sync.RWMutex": process,
  "time.Location": "Send its name as a `string`.",
  "time.Month": "Use `int`, or a type of your own with constants.",
  "time.Weekday": "Use `int`, or a type of your own with constants.",
  "url.URL": text,
  "url.Values": pairs,
};
