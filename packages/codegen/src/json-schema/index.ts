export type { JsonSchema, JsonSchemaObject, SchemaContext } from "./json-schema.js";
export { requestSchema, resultSchema, type ServiceSchemas, serviceSchemas } from "./service-schemas.js";
export { described, recordSchema, typeSchema } from "./type-schema.js";
