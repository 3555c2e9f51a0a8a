export enum State {
  Closed = "closed",
  Active = "active",
}
