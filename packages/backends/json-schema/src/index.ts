export { type JsonSchemaOptions, jsonSchemaBackend } from "./backend.js";
