// For programs that hand bodies on, such as gateways: calls by bytes instead of values.

export type { CalledService } from "./client/create-settings.js";
export type { SentCall } from "./client/one-way-call.js";
export {
  AnsweredError,
  checkRequest,
  createRawCaller,
  type RawCall,
  type RawCaller,
  type RawMethod,
} from "./client/raw-caller.js";
export type { Codec } from "./codec/codec.js";
