export type JsonPrimitive = string | number | boolean | null;
export type JsonObject = { [key in string]?: JsonValue };
export interface JsonArray extends Array<JsonValue> {}
/** As an object mapper of databases writes it. */
export type JsonValue = JsonPrimitive | JsonObject | JsonArray;

/** Without null. */
export type Filled = string | number | boolean | Filled[] | { [key: string]: Filled };

export interface Row {
  /** Whatever a driver gives. */
  raw: any;
  notes?: any;
  data: JsonValue;
  more?: JsonValue | null;
  filled: Filled;
  perhaps: Filled | null;
}

/** @nats:server Row */
export interface RowService {
  get(id: string): Promise<Row>;
  query(sql: string, values: any[]): Promise<Record<string, any>[]>;
  read(): Promise<any>;
  write(value: JsonValue, object: JsonObject, list: JsonArray): Promise<JsonValue>;
  find(where: { data?: JsonValue; kind: string }): Promise<Map<string, JsonValue>>;
  first(): Promise<Filled | undefined>;
}

/** What an object mapper takes. */
export type InputJsonObject = { readonly [key in string]?: InputJsonValue | null };
export interface InputJsonArray extends ReadonlyArray<InputJsonValue | null> {}
export type InputJsonValue = string | number | boolean | InputJsonObject | InputJsonArray | { toJSON(): unknown };

/** @nats:server Input */
export interface InputService {
  put(value: InputJsonValue, more?: InputJsonValue): Promise<InputJsonObject>;
}
