/** What can be chosen about generated Go. */
export interface GoOptions {
  /**
   * Where the code goes, from the project's root: a directory, or a file whose name ends in `.go`. Default: `nats_client.go` beside
   * each source.
   */
  readonly out?: string;
  /**
   * The name of the generated package. Default: that of the package whose directory the file is in, if the source is Go; else the
   * directory's name.
   */
  readonly package?: string;
  /** Import path of the module that the project's root is. It decides whether types of the source are in the generated package. */
  readonly module?: string;
  /** Whether clients and handlers trace their calls with the package autonatsotel. Default: false. */
  readonly tracing?: boolean;
}
