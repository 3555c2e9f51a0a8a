/**
 * A thing with words.
 *
 * In two paragraphs,
 * of two lines.
 */
export interface Documented {
  /** One line. */
  one: string;
  /**
   * Two
   * lines.
   */
  two: string;
  none: string;
}

/**
 * Explains itself.
 *
 * @nats:server Doc
 *
 * Even below the marker.
 */
export interface DocService {
  /** Explains one. */
  explain(what: Documented): Promise<string>;
}
