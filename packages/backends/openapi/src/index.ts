export { type OpenapiOptions, openapiBackend } from "./backend.js";
