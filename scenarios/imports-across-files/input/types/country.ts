/** Exported as the default. */
export default interface Country {
  code: string;
}
