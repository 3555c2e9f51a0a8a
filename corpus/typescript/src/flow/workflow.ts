/** Workflows of nodes, and what keeps and runs them. */
import type { Readable } from 'node:stream';

export type GenericValue = string | object | number | boolean | undefined | null;

export interface IDataObject {
  [key: string]: GenericValue | IDataObject | GenericValue[] | IDataObject[];
}

export interface IBinaryData {
  [key: string]: string | number | undefined;
  data: string;
  mimeType: string;
  fileName?: string;
  fileSize?: string;
  bytes?: number;
}

export interface INodeExecutionData {
  [key: string]: IDataObject | Record<string, IBinaryData> | NodeApiError | number | IPairedItemData | undefined;
  json: IDataObject;
  binary?: Record<string, IBinaryData>;
  error?: NodeApiError;
  pairedItem?: IPairedItemData;
  index?: number;
}

export interface IPairedItemData {
  item: number;
  input?: number;
}

export class NodeApiError extends Error {
  constructor(
    readonly node: INode,
    readonly httpCode: string | null,
    message: string,
  ) {
    super(message);
  }
}

export interface INode {
  id: string;
  name: string;
  typeVersion: number;
  type: string;
  position: [number, number];
  disabled?: boolean;
  notes?: string;
  retryOnFail?: boolean;
  maxTries?: number;
  onError?: OnError;
  parameters: INodeParameters;
  credentials?: Record<string, INodeCredentialsDetails>;
}

export type OnError = 'continueErrorOutput' | 'continueRegularOutput' | 'stopWorkflow';

export interface INodeParameters {
  [key: string]: NodeParameterValueType;
}

export type NodeParameterValue = string | number | boolean | undefined | null;

export type NodeParameterValueType =
  | NodeParameterValue
  | INodeParameters
  | NodeParameterValue[]
  | INodeParameters[];

export interface INodeCredentialsDetails {
  id: string | null;
  name: string;
}

export interface IConnection {
  node: string;
  type: 'main' | 'ai_tool' | 'ai_memory';
  index: number;
}

export interface IConnections {
  [node: string]: { [type: string]: Array<IConnection[] | null> };
}

export interface IWorkflowBase {
  id: string;
  name: string;
  description?: string | null;
  active: boolean;
  isArchived: boolean;
  createdAt: Date;
  startedAt?: Date;
  updatedAt: Date;
  nodes: INode[];
  connections: IConnections;
  settings?: IWorkflowSettings;
  staticData?: IDataObject;
  pinData?: { [nodeName: string]: INodeExecutionData[] };
  versionId?: string;
}

export interface IWorkflowSettings {
  timezone?: 'DEFAULT' | string;
  errorWorkflow?: 'DEFAULT' | string;
  saveManualExecutions?: 'DEFAULT' | boolean;
  executionTimeout?: number;
  executionOrder?: 'v0' | 'v1';
}

export const ExecutionStatusList = ['canceled', 'crashed', 'error', 'new', 'running', 'success', 'waiting'] as const;
export type ExecutionStatus = (typeof ExecutionStatusList)[number];

export interface ExecutionSummary {
  id: string;
  finished?: boolean;
  mode: 'cli' | 'manual' | 'trigger' | 'webhook';
  retryOf?: string | null;
  waitTill?: Date;
  createdAt: Date;
  startedAt: Date | null;
  stoppedAt?: Date;
  workflowId: string;
  status: ExecutionStatus;
  customData?: Record<string, string>;
  annotation?: { vote: 'up' | 'down' | null; tags: Array<{ id: string; name: string }> };
}

export interface ICredentialsDecrypted<T extends object = IDataObject> {
  id: string;
  name: string;
  type: string;
  data?: T;
}

export interface IRunExecutionData {
  startData?: { destinationNode?: string; runNodeFilter?: string[] };
  resultData: { error?: NodeApiError; runData: Record<string, unknown[]>; lastNodeExecuted?: string };
}

/** @nats:server Workflows */
export interface WorkflowRepository {
  get(where: { id: string }, options?: { relations?: string[] }): Promise<IWorkflowBase | null>;
  getAllActiveIds(): Promise<string[]>;
  getActiveIds(options?: { maxResults?: number }): Promise<string[]>;
  findById(workflowId: string): Promise<IWorkflowBase | null>;
  findByIds(workflowIds: string[], options?: { fields?: Array<keyof IWorkflowBase> }): Promise<IWorkflowBase[]>;
  getActiveTriggerCount(): Promise<number>;
  getSharings(workflowId: string): Promise<Array<{ projectId: string; role: 'workflow:owner' | 'workflow:editor' }>>;
  deleteAll(): Promise<void>;
  getMany(sharedWorkflowIds: string[], options?: ListQueryOptions): Promise<{ workflows: IWorkflowBase[]; count: number }>;
  findStartingWith(workflowName: string): Promise<Array<{ name: string }>>;
  updateActiveState(workflowId: string, newState: boolean): Promise<UpdateResult>;
  deactivateAll(): Promise<UpdateResult>;
  findByNodeTypes(nodeTypes: string[]): Promise<Array<Pick<IWorkflowBase, 'id' | 'name' | 'active'> & Partial<Pick<IWorkflowBase, 'nodes'>>>>;
  saveStaticData(workflow: IWorkflowBase): Promise<void>;
  transaction<T>(run: (entityManager: unknown) => Promise<T>): Promise<T>;
}

export type ListQueryOptions = {
  filter?: Record<string, unknown>;
  select?: Record<string, true>;
  skip?: number;
  take?: number;
  sortBy?: string;
};

export interface UpdateResult {
  raw: any;
  affected?: number;
  generatedMaps: Array<{ [key: string]: any }>;
}

/** @nats:server WorkflowExecutions */
export interface ExecutionRepository {
  findMultiple(ids: string[], options?: { includeData?: boolean }): Promise<ExecutionSummary[]>;
  findSingle(id: string): Promise<(ExecutionSummary & { data: string; workflowData: IWorkflowBase }) | undefined>;
  findSingleUnflattened(id: string): Promise<(ExecutionSummary & { data: IRunExecutionData }) | undefined>;
  markAsCrashed(executionIds: string | string[]): Promise<void>;
  createNewExecution(execution: { mode: string; workflowData: IWorkflowBase; status: ExecutionStatus }): Promise<string>;
  updateStatus(executionId: string, status: ExecutionStatus): Promise<void>;
  updateExistingExecution(executionId: string, execution: Partial<ExecutionSummary>): Promise<boolean>;
  deleteExecutionsByFilter(filters: IGetExecutionsQueryFilter | undefined, accessibleWorkflowIds: string[], deleteConditions: { deleteBefore?: Date; ids?: string[] }): Promise<void>;
  getIdsSince(date: Date): Promise<string[]>;
  softDeletePrunableExecutions(): Promise<void>;
  hardDelete(ids: { workflowId: string; executionId: string }): Promise<[unknown, void]>;
  getWaitingExecutions(): Promise<Array<Pick<ExecutionSummary, 'id' | 'waitTill'>>>;
  getConcurrentExecutionsCount(): Promise<number>;
  findManyByRangeQuery(query: ExecutionSummaries.RangeQuery): Promise<ExecutionSummary[]>;
  countByStatus(): Promise<Partial<Record<ExecutionStatus, number>>>;
  annotate(executionId: string, vote?: AnnotationVote | null): Promise<void>;
}

export type AnnotationVote = 'up' | 'down';

export interface IGetExecutionsQueryFilter {
  id?: string;
  finished?: boolean;
  status?: ExecutionStatus[];
  metadata?: Array<{ key: string; value: string; exactMatch?: boolean }>;
  startedAfter?: string;
}

export namespace ExecutionSummaries {
  export type Query = RangeQuery | CountQuery;
  export type RangeQuery = { kind: 'range' } & FilterFields & { range: { limit: number; firstId?: string } } & Partial<{ order: { startedAt: 'DESC' } }>;
  export type CountQuery = { kind: 'count' } & FilterFields;
  export type FilterFields = Partial<{ id: string; finished: boolean; status: ExecutionStatus[]; workflowId: string }>;
}

/** @nats:server WorkflowCredentials */
export interface CredentialsService {
  getMany(user: { id: string; role: string }, options?: ListQueryOptions): Promise<Array<Omit<ICredentialsDecrypted, 'data'>>>;
  getOne(credentialId: string, includeDecryptedData: boolean): Promise<ICredentialsDecrypted | null>;
  test(userId: string, credentials: ICredentialsDecrypted): Promise<{ status: 'OK' | 'Error'; message: string }>;
  createEncryptedData(credential: { id: string | null; name: string; type: string; data: IDataObject }): { data: string };
  save(credential: Partial<ICredentialsDecrypted>, encryptedData: string): Promise<ICredentialsDecrypted>;
  delete(credentialId: string): Promise<void>;
  redact<T extends IDataObject>(data: T): T;
  replaceCredentialContentsForSharee(credential: ICredentialsDecrypted, decryptedData: IDataObject): Promise<void>;
}

/** @nats:server WorkflowBinaries */
export interface BinaryDataService {
  store(workflowId: string, executionId: string, bufferOrStream: Buffer | Readable, metadata: { mimeType?: string; fileName?: string }): Promise<IBinaryData>;
  getAsBuffer(binaryData: IBinaryData): Promise<Buffer>;
  getAsStream(binaryDataId: string, chunkSize?: number): Promise<Readable>;
  getMetadata(binaryDataId: string): Promise<{ fileName?: string; mimeType?: string; fileSize: number }>;
  deleteMany(ids: Array<{ workflowId: string; executionId: string }>): Promise<void>;
  rename(oldFileId: string, newFileId: string): Promise<void>;
}

/** @nats:server WorkflowRunner */
export interface WorkflowRunner {
  run(data: { workflow: IWorkflowBase; destination?: string }, loadStaticData?: boolean): Promise<string>;
  runNode(node: INode, input: INodeExecutionData[][]): Promise<INodeExecutionData[][] | null>;
  getParameter(node: INode, name: string, fallback?: NodeParameterValueType): Promise<NodeParameterValueType>;
  setVariables(variables: Record<string, string>): void;
  stop(executionId: string): Promise<ExecutionSummary>;
  getActive(): Promise<Map<string, { startedAt: Date; status: ExecutionStatus }>>;
  on(event: 'finished' | 'failed', listener: (executionId: string) => void): this;
}
