export interface User {
  number: string;
}
