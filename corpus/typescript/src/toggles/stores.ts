import type {
  Addon,
  FeatureToggle,
  FeatureToggleDTO,
  IApiToken,
  IClientApp,
  ICreateUser,
  IDependency,
  IEnvironment,
  IEvent,
  IEventType,
  IFeatureToggleClient,
  IFeatureToggleQuery,
  IProject,
  IProjectQuery,
  IProjectRoleUsage,
  IQueryParam,
  IRole,
  IRoleWithProject,
  ISegment,
  ISettings,
  IStrategyConfig,
  ITag,
  IUser,
  IUserLookup,
  IUserPermission,
  IUserUpdateFields,
  IVariant,
  PermissionRef,
} from './model.js';

export interface Store<T, K> {
  get(key: K): Promise<T | undefined>;
  getAll(query?: Object): Promise<Array<T>>;
  exists(key: K): Promise<boolean>;
  delete(key: K): Promise<void>;
  deleteAll(): Promise<void>;
  destroy(): void;
}

/** @nats:server Toggles */
export interface IFeatureToggleStore extends Store<FeatureToggle, string> {
  count(query?: Partial<IFeatureToggleQuery>): Promise<number>;
  setLastSeen(data: { featureName: string; environment: string }[]): Promise<void>;
  getProjectId(name: string | undefined): Promise<string | undefined>;
  create(project: string, data: FeatureToggleDTO & { createdByUserId: number }): Promise<FeatureToggle>;
  update(project: string, data: Partial<FeatureToggleDTO> & { name: string }): Promise<FeatureToggle>;
  archive(featureName: string): Promise<FeatureToggle>;
  batchArchive(featureNames: string[]): Promise<FeatureToggle[]>;
  batchStale(featureNames: string[], stale: boolean): Promise<FeatureToggle[]>;
  revive(featureName: string): Promise<FeatureToggle>;
  getAllByNames(names: string[]): Promise<FeatureToggle[]>;
  getPlaygroundFeatures(query?: IFeatureToggleQuery): Promise<IFeatureToggleClient[]>;
  countByDate(queryModifiers: {
    archived?: boolean;
    project?: string;
    date?: string;
    range?: string[];
    dateAccessor: string;
  }): Promise<number>;
  saveVariants(project: string, featureName: string, newVariants: IVariant[]): Promise<FeatureToggle>;
  disableAllEnvironmentsForFeatures(names: string[]): Promise<void>;
  getPotentiallyStaleFeatures(now?: string): Promise<{ name: string; potentiallyStale: boolean; project: string }[]>;
  isPotentiallyStale(featureName: string): Promise<boolean>;
}

/** @nats:server ToggleStrategies */
export interface IFeatureStrategiesStore extends Store<IStrategyConfig, string> {
  createStrategyFeatureEnv(strategyConfig: Omit<IStrategyConfig, 'id'>): Promise<IStrategyConfig>;
  removeAllStrategiesForFeatureEnv(featureName: string, environment: string): Promise<void>;
  getStrategiesForFeatureEnv(projectId: string, featureName: string, environment: string): Promise<IStrategyConfig[]>;
  getFeatureToggleWithEnvs(
    featureName: string,
    userId?: number,
    archived?: boolean,
  ): Promise<FeatureToggle & { environments: IEnvironment[] }>;
  updateStrategy(id: string, updates: Partial<IStrategyConfig>): Promise<IStrategyConfig>;
  deleteConfigurationsForProjectAndEnvironment(projectId: string, environment: string): Promise<void>;
  setProjectForStrategiesBelongingToFeature(featureName: string, newProjectId: string): Promise<void>;
  updateSortOrder(id: string, sortOrder: number): Promise<void>;
  getDependencies(features: string[]): Promise<Record<string, IDependency[]>>;
}

/** @nats:server ToggleProjects */
export interface IProjectStore extends Store<IProject, string> {
  hasProject(id: string): Promise<boolean>;
  updateHealth(healthUpdate: { id: string; health: number }): Promise<void>;
  create(project: Pick<IProject, 'id' | 'name' | 'mode'> & { description?: string }): Promise<IProject>;
  update(update: IProject): Promise<void>;
  importProjects(projects: IProject[], environments?: IEnvironment[]): Promise<IProject[]>;
  addEnvironmentToProject(id: string, environment: string): Promise<void>;
  deleteEnvironmentForProject(id: string, environment: string): Promise<void>;
  getEnvironmentsForProject(id: string): Promise<{ environment: string; defaultStrategy?: IStrategyConfig }[]>;
  getMembersCountByProject(projectId: string): Promise<number>;
  getProjectsByUser(userId: number): Promise<string[]>;
  getAll(query?: IProjectQuery): Promise<IProject[]>;
  count(): Promise<number>;
  getDefaultStrategy(projectId: string, environment: string): Promise<IStrategyConfig | null>;
  isFeatureLimitReached(id: string): Promise<boolean>;
  getProjectModeCounts(): Promise<ProjectModeCount[]>;
}

type ProjectModeCount = { mode: 'open' | 'protected' | 'private'; count: number };

type Resource = IUserPermission | string;

/** @nats:server ToggleAccess */
export interface IAccessStore extends Store<IRole, number> {
  getAvailablePermissions(): Promise<{ id: number; name: string; displayName: string; type: string }[]>;
  getPermissionsForUser(userId: number): Promise<IUserPermission[]>;
  getPermissionsForRole(roleId: number): Promise<IUserPermission[]>;
  unlinkUserRoles(userId: number): Promise<void>;
  getRolesForUserId(userId: number): Promise<IRoleWithProject[]>;
  getProjectUsersForRole(roleId: number, projectId?: string): Promise<{ id: number; addedAt: Date }[]>;
  getUserIdsForRole(roleId: number, projectId?: string): Promise<number[]>;
  setupPermissionsForEnvironment(environmentName: string, permissions: string[]): Promise<void>;
  addEnvironmentPermissionsToRole(role_id: number, permissions: PermissionRef[]): Promise<void>;
  addPermissionsToRole(role_id: number, permissions: PermissionRef[], environment?: string): Promise<void>;
  addUserToRole(userId: number, roleId: number, projectId?: string): Promise<void>;
  addAccessToProject(
    roles: number[],
    groups: number[],
    users: number[],
    projectId: string,
    createdBy: string,
  ): Promise<void>;
  removeUserFromRole(userId: number, roleId: number, projectId?: string): Promise<void>;
  getProjectRoleUsage(projectId?: string): Promise<IProjectRoleUsage[]>;
  cloneEnvironmentPermissions(sourceEnvironment: string, destinationEnvironment: string): Promise<void>;
  userHas(userId: number, resources: Resource[]): Promise<boolean>;
  getUserAccessOverview(): Promise<Record<string, any>[]>;
}

/** @nats:server ToggleUsers */
export interface IUserStore extends Store<IUser, number> {
  update(id: number, fields: IUserUpdateFields): Promise<IUser>;
  insert(user: ICreateUser): Promise<IUser>;
  upsert(user: ICreateUser): Promise<IUser>;
  hasUser(idQuery: IUserLookup): Promise<number | undefined>;
  search(query: string): Promise<IUser[]>;
  getAllWithId(userIdList: number[]): Promise<IUser[]>;
  getByQuery(idQuery: IUserLookup): Promise<IUser>;
  getPasswordHash(userId: number): Promise<string>;
  setPasswordHash(userId: number, passwordHash: string, disallowNPreviousPasswords: number): Promise<void>;
  getPasswordsPreviouslyUsed(userId: number): Promise<string[]>;
  incLoginAttempts(user: IUser): Promise<void>;
  successfullyLogin(user: IUser): Promise<number>;
  count(): Promise<number>;
  getFirstUserDate(): Promise<Date | null>;
  markSeenAt(secrets: string[]): Promise<void>;
}

/** @nats:server ToggleEvents */
export interface IEventStore extends Pick<Store<IEvent, number>, 'get' | 'getAll' | 'exists' | 'delete'> {
  publishUnannouncedEvents(): Promise<void>;
  store(event: Omit<IEvent, 'id' | 'createdAt'>): Promise<void>;
  batchStore(events: Omit<IEvent, 'id' | 'createdAt'>[]): Promise<void>;
  count(): Promise<number>;
  searchEvents(params: { limit?: number; offset?: number; query?: string }, queryParams: IQueryParam[]): Promise<IEvent[]>;
  searchEventsCount(queryParams: IQueryParam[], query?: string): Promise<number>;
  getMaxRevisionId(currentMax?: number, environment?: string): Promise<number>;
  getRevisionRange(start: number, end: number): Promise<IEvent[]>;
  getProjectRecentEventActivity(project: string): Promise<{ date: string; count: number }[]>;
  queryCount(operations: { op: string; parameters: any }[]): Promise<number>;
  getEventCreators(): Promise<Array<{ id: number; name: string }>>;
  setCreatedByUserId(batchSize: number): Promise<number | undefined>;
  deprecatedFilteredCount(type: IEventType, fields: { project?: string }): Promise<number>;
  on(eventName: string | symbol, listener: (...args: any[]) => void): IEventStore;
  emit(eventName: string | symbol, ...args: any[]): boolean;
}

/** @nats:server ToggleClients */
export interface IClientApplicationsStore extends Store<IClientApp, string> {
  upsert(details: Partial<IClientApp>): Promise<void>;
  bulkUpsert(details: Partial<IClientApp>[]): Promise<void>;
  getApplications(params: { limit?: number; offset?: number; sortBy?: keyof IClientApp }): Promise<{
    applications: IClientApp[];
    total: number;
  }>;
  getUnannounced(): Promise<IClientApp[]>;
  setUnannouncedToAnnounced(): Promise<IClientApp[]>;
  removeInactiveApplications(): Promise<number>;
}

/** @nats:server ToggleSegments */
export interface ISegmentStore extends Store<ISegment, number> {
  create(segment: Omit<ISegment, 'id' | 'createdAt'>, user: Partial<Pick<IUser, 'username' | 'email'>>): Promise<ISegment>;
  update(id: number, segment: Omit<ISegment, 'id'>): Promise<ISegment>;
  getActive(): Promise<ISegment[]>;
  getActiveForClient(): Promise<ISegment[]>;
  getByStrategy(strategyId: string): Promise<ISegment[]>;
  addToStrategy(id: number, strategyId: string): Promise<void>;
  removeFromStrategy(id: number, strategyId: string): Promise<void>;
  existsByName(name: string): Promise<boolean>;
  getSettings(): Promise<ISettings>;
}

/** @nats:server ToggleTokens */
export interface IApiTokenStore extends Store<IApiToken, string> {
  getAllActive(): Promise<IApiToken[]>;
  insert(newToken: Omit<IApiToken, 'createdAt' | 'seenAt'>): Promise<IApiToken>;
  setExpiry(secret: string, expiresAt: Date): Promise<IApiToken>;
  markSeenAt(secrets: string[]): Promise<void>;
  count(): Promise<number>;
  countByType(): Promise<Map<string, number>>;
  getTags(tags: Set<string>): Promise<ITag[]>;
  getAddon(id: number): Promise<Addon>;
}
