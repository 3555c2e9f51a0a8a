export { type ConnectOptions, connect } from "./connect.js";
export { type Runnable, runUntilSignal } from "./run-until-signal.js";
