export { type JsonSchemaOptions, jsonSchemaBackend } from "./backend.js";
export type { JsonSchema } from "./json-schema.js";
