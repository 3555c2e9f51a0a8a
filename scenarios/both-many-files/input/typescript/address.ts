/** As the post has it. */
export interface Code {
  country: string;
  number: string;
}

/** Where somebody lives. */
export interface Address {
  street: string;
  code: Code;
}
