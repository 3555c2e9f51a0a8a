export interface Visible {
  yes: boolean;
}
