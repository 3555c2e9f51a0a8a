/** Feature toggles, as a server with stores sees them. */
export type ToggleName = string;

export interface IConstraint {
  contextName: string;
  operator: string;
  values?: string[];
  value?: string;
  inverted?: boolean;
  caseInsensitive?: boolean;
}

export interface IStrategyConfig {
  id?: string;
  name: string;
  title?: string | null;
  constraints?: IConstraint[];
  segments?: number[];
  parameters?: { [key: string]: string };
  sortOrder?: number;
  disabled?: boolean | null;
}

export interface IVariant {
  name: string;
  weight: number;
  weightType: 'variable' | 'fix';
  payload?: {
    type: 'json' | 'csv' | 'string' | 'number';
    value: string;
  };
  stickiness: string;
  overrides?: { contextName: string; values: string[] }[];
}

export interface FeatureToggleDTO {
  name: string;
  description?: string;
  type?: string;
  stale?: boolean;
  archived?: boolean;
  createdAt?: Date;
  impressionData?: boolean;
  variants?: IVariant[];
}

export interface FeatureToggle extends FeatureToggleDTO {
  project: string;
  lastSeenAt?: Date;
  createdByUserId?: number;
  archivedAt?: Date;
}

export interface IFeatureToggleClient extends FeatureToggle {
  enabled: boolean;
  strategies: Omit<IStrategyConfig, 'disabled'>[];
  dependencies?: IDependency[];
}

export interface IDependency {
  feature: string;
  variants?: string[];
  enabled?: boolean;
}

export interface IFeatureToggleQuery {
  tag?: string[][];
  project?: string[];
  namePrefix?: string;
  environment?: string;
  inlineSegmentConstraints?: boolean;
}

export interface IEnvironment {
  name: string;
  type: string;
  sortOrder: number;
  enabled: boolean;
  protected: boolean;
  projectCount?: number;
}

export interface IProject {
  id: string;
  name: string;
  description?: string;
  health?: number;
  createdAt?: Date;
  updatedAt?: Date;
  mode: ProjectMode;
  defaultStickiness: string;
  linkTemplates?: { title?: string | null; urlTemplate: string }[];
}

export type ProjectMode = 'open' | 'protected' | 'private';

export interface IProjectQuery {
  id?: string;
  ids?: string[];
  archived?: boolean;
}

export interface IUser {
  id: number;
  name?: string;
  username?: string;
  email?: string;
  inviteLink?: string;
  seenAt?: Date;
  createdAt?: Date;
  permissions: string[];
  loginAttempts?: number;
  isAPI: boolean;
  imageUrl?: string;
  accountType?: AccountType;
}

export const accountTypes = ['User', 'Service Account'] as const;
export type AccountType = (typeof accountTypes)[number];

export interface ICreateUser {
  name?: string;
  username?: string;
  email?: string;
}

export interface IUserLookup {
  id?: number;
  username?: string;
  email?: string;
}

export interface IUserUpdateFields {
  name?: string;
  email?: string;
}

export interface IRole {
  id: number;
  name: string;
  description?: string;
  type: string;
  project?: string;
}

export interface IRoleWithProject extends IRole {
  project: string;
}

export interface IUserPermission {
  project?: string;
  environment?: string;
  permission: string;
}

export type PermissionRef = { id: number; environment?: string } | { name: string; environment?: string };

export interface IProjectRoleUsage {
  project: string;
  role: number;
  userCount: number;
  groupCount: number;
  serviceAccountCount: number;
}

export interface IEvent {
  id: number;
  createdAt: Date;
  type: IEventType;
  createdBy: string;
  createdByUserId?: number;
  project?: string;
  environment?: string;
  featureName?: string;
  data?: any;
  preData?: any;
  tags?: ITag[];
  ip?: string;
}

export const FEATURE_CREATED = 'feature-created' as const;
export const FEATURE_ARCHIVED = 'feature-archived' as const;
export const IEventTypes = [FEATURE_CREATED, FEATURE_ARCHIVED, 'segment-created'] as const;
export type IEventType = (typeof IEventTypes)[number];

export interface ITag {
  value: string;
  type: string;
}

export interface IQueryParam {
  field: string;
  operator: 'IS' | 'IS_NOT' | 'IS_ANY_OF';
  values: (string | null)[];
}

export interface IClientApp {
  appName: string;
  updatedAt?: Date;
  createdAt?: Date;
  lastSeen?: Date;
  strategies?: string[];
  sdkVersion?: string;
  description?: string;
  url?: string;
  color?: string;
  icon?: string;
}

export type SegmentStatus = 'active' | 'archived';

export interface ISegment {
  id: number;
  name: string;
  description?: string;
  project?: string;
  constraints: IConstraint[];
  usedInFeatures?: number | null;
  createdBy?: string;
  createdAt: Date;
}

export interface IApiToken {
  tokenName: string;
  type: ApiTokenType;
  environment: string;
  projects: string[];
  secret: string;
  createdAt: Date;
  expiresAt?: Date;
  seenAt?: Date;
  alias?: string | null;
}

export enum ApiTokenType {
  CLIENT = 'client',
  ADMIN = 'admin',
  FRONTEND = 'frontend',
}

export interface ISettings {
  [key: string]: unknown;
  id: string;
  enabled: boolean;
}

export type Addon = {
  id: number;
  provider: string;
  enabled: boolean;
  description: string | null;
  parameters: Record<string, any>;
  events: string[];
};
