/** A catalog of software, with entities of kinds that anybody may add. */
export type JsonPrimitive = number | string | boolean | null;
export type JsonObject = { [key in string]?: JsonValue };
export interface JsonArray extends Array<JsonValue> {}
export type JsonValue = JsonObject | JsonArray | JsonPrimitive;

export type EntityMeta = JsonObject & {
  uid?: string;
  etag?: string;
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  tags?: string[];
  links?: EntityLink[];
};

export type EntityLink = { url: string; title?: string; icon?: string };

export type Entity = {
  apiVersion: string;
  kind: string;
  metadata: EntityMeta;
  spec?: JsonObject;
  relations?: EntityRelation[];
};

export type EntityRelation = { type: string; targetRef: string };

export type CompoundEntityRef = { kind: string; namespace: string; name: string };

export type EntityFilterQuery =
  | Record<string, string | symbol | (string | symbol)[]>[]
  | Record<string, string | symbol | (string | symbol)[]>;

export type EntityFilter = Record<string, string | string[]>[] | Record<string, string | string[]>;

export interface CatalogRequestOptions {
  token?: string;
}

export interface GetEntitiesRequest {
  filter?: EntityFilterQuery;
  fields?: string[];
  offset?: number;
  limit?: number;
  order?: { field: string; order: 'asc' | 'desc' } | Array<{ field: string; order: 'asc' | 'desc' }>;
}

export interface GetEntityFacetsRequest {
  filter?: EntityFilter;
  facets: string[];
}

export interface GetEntityFacetsResponse {
  facets: Record<string, Array<{ value: string; count: number }>>;
}

export type Location = { id: string; type: string; target: string };

export type AddLocationRequest = { type?: string; target: string; dryRun?: boolean };

export type ValidateEntityResponse = { valid: true } | { valid: false; errors: SerializedError[] };

export type SerializedError = JsonObject & { name: string; message: string; stack?: string; code?: string };

export type QueryEntitiesInitialRequest = {
  fields?: string[];
  limit?: number;
  filter?: EntityFilter;
  orderFields?: { field: string; order: 'asc' | 'desc' }[];
  fullTextFilter?: { term: string; fields?: string[] };
};

export type QueryEntitiesCursorRequest = { fields?: string[]; limit?: number; cursor: string };

export type QueryEntitiesRequest = QueryEntitiesInitialRequest | QueryEntitiesCursorRequest;

/** @nats:server Catalog */
export interface CatalogApi {
  getEntities(request?: GetEntitiesRequest, options?: CatalogRequestOptions): Promise<{ items: Entity[] }>;
  getEntitiesByRefs(request: { entityRefs: string[]; fields?: string[] | undefined }, options?: CatalogRequestOptions): Promise<{ items: Array<Entity | undefined> }>;
  queryEntities(request?: QueryEntitiesRequest, options?: CatalogRequestOptions): Promise<{ items: Entity[]; totalItems: number; pageInfo: { nextCursor?: string; prevCursor?: string } }>;
  getEntityAncestors(request: { entityRef: string }, options?: CatalogRequestOptions): Promise<{ rootEntityRef: string; items: Array<{ entity: Entity; parentEntityRefs: string[] }> }>;
  getEntityByRef(entityRef: string | CompoundEntityRef, options?: CatalogRequestOptions): Promise<Entity | undefined>;
  removeEntityByUid(uid: string, options?: CatalogRequestOptions): Promise<void>;
  refreshEntity(entityRef: string, options?: CatalogRequestOptions): Promise<void>;
  getEntityFacets(request: GetEntityFacetsRequest, options?: CatalogRequestOptions): Promise<GetEntityFacetsResponse>;
  getLocationById(id: string, options?: CatalogRequestOptions): Promise<Location | undefined>;
  getLocationByRef(locationRef: string, options?: CatalogRequestOptions): Promise<Location | undefined>;
  addLocation(location: AddLocationRequest, options?: CatalogRequestOptions): Promise<{ location: Location; entities: Entity[]; exists?: boolean }>;
  removeLocationById(id: string, options?: CatalogRequestOptions): Promise<void>;
  validateEntity(entity: Entity, locationRef: string, options?: CatalogRequestOptions): Promise<ValidateEntityResponse>;
  analyzeLocation(request: { location: { type: string; target: string }; catalogFilename?: string }): Promise<{ existingEntityFiles: { location: Location; isRegistered: boolean; entity: Entity }[] }>;
  streamEntities(request?: QueryEntitiesInitialRequest): AsyncIterable<Entity[]>;
}

/** @nats:server CatalogSearch */
export interface SearchEngine {
  setTranslator(translator: (query: SearchQuery) => unknown): void;
  getIndexer(type: string): Promise<WritableStream>;
  query(query: SearchQuery, options?: { token?: string }): Promise<IndexableResultSet>;
}

export interface SearchQuery {
  term: string;
  filters?: JsonObject;
  types?: string[];
  pageCursor?: string;
  pageLimit?: number;
}

export interface IndexableResultSet {
  results: { type: string; document: IndexableDocument; rank?: number; highlight?: { preTag: string; postTag: string; fields: { [property: string]: string } } }[];
  nextPageCursor?: string;
  numberOfResults?: number;
}

export interface IndexableDocument {
  title: string;
  text: string;
  location: string;
  authorization?: { resourceRef: string };
}

/** @nats:server CatalogPermissions */
export interface PermissionsService {
  authorize(requests: Array<{ permission: Permission; resourceRef?: string }>, options?: CatalogRequestOptions): Promise<Array<{ result: 'ALLOW' | 'DENY' }>>;
  authorizeConditional(requests: Array<{ permission: ResourcePermission }>): Promise<PolicyDecision[]>;
}

export type Permission = BasicPermission | ResourcePermission;
export type BasicPermission = { type: 'basic'; name: string; attributes: { action?: 'create' | 'read' } };
export type ResourcePermission<T extends string = string> = { type: 'resource'; name: string; resourceType: T; attributes: { action?: 'create' | 'read' } };

export type PermissionCriteria<TQuery> =
  | { allOf: PermissionCriteria<TQuery>[] }
  | { anyOf: PermissionCriteria<TQuery>[] }
  | { not: PermissionCriteria<TQuery> }
  | TQuery;

export type PolicyDecision =
  | { result: 'ALLOW' | 'DENY' }
  | { result: 'CONDITIONAL'; pluginId: string; conditions: PermissionCriteria<{ rule: string; params?: Record<string, JsonPrimitive> }> };
