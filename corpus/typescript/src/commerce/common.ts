/** Types that every module of a shop shares. */
import type { EntityManager } from './entity-manager.js';

export interface Context<TManager = unknown> {
  __type?: 'MedusaContext';
  transactionManager?: TManager;
  manager?: EntityManager;
  isolationLevel?: string;
  enableNestedTransactions?: boolean;
  eventGroupId?: string;
  transactionId?: string;
  onDone?: (ids: string[]) => void;
}

export interface FindConfig<Entity> {
  select?: (keyof Entity | string)[];
  skip?: number | null;
  take?: number | null;
  relations?: string[];
  order?: { [K: string]: 'ASC' | 'DESC' };
  withDeleted?: boolean;
  filters?: Record<string, any>;
}

export interface BaseFilterable<T> {
  $and?: (T | BaseFilterable<T>)[];
  $or?: (T | BaseFilterable<T>)[];
}

export interface OperatorMap<T> {
  $eq?: T | T[];
  $ne?: T;
  $in?: T[];
  $nin?: T[];
  $like?: string;
  $gt?: T;
  $gte?: T;
  $lt?: T;
  $lte?: T;
}

export type SoftDeleteReturn<TReturnableLinkableKeys = string> = {
  returnLinkableKeys?: TReturnableLinkableKeys[];
};

export type RestoreReturn<TReturnableLinkableKeys = string> = SoftDeleteReturn<TReturnableLinkableKeys>;

export type BigNumberInput = number | string | { value: string | number };

export type MetadataType = Record<string, unknown> | null;
