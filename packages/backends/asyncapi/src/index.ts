export { type AsyncapiOptions, asyncapiBackend } from "./backend.js";
