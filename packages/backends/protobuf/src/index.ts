export { type ProtobufOptions, protobufBackend } from "./backend.js";
export { type Syntax, syntaxes } from "./syntax.js";
