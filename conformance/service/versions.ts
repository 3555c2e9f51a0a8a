/**
 * A service with a version, and with names on the wire that are not those of the source.
 *
 * @nats:server Versioned
 * @nats:version 2.1.0
 * @nats:name versions
 */
export interface VersionedService {
  /** Returns the text. */
  echo(text: string): Promise<string>;
  /**
   * Returns it in capitals.
   *
   * @nats:name Shout
   */
  louder(text: string): Promise<string>;
}
