import type {
  BaseFilterable,
  BigNumberInput,
  Context,
  FindConfig,
  MetadataType,
  OperatorMap,
  RestoreReturn,
  SoftDeleteReturn,
} from './common.js';

export interface ProductDTO {
  id: string;
  title: string;
  handle: string;
  subtitle: string | null;
  status: 'draft' | 'proposed' | 'published' | 'rejected';
  weight: number | null;
  variants: ProductVariantDTO[];
  options: { id: string; title: string; values: string[] }[];
  metadata?: MetadataType;
  created_at?: string | Date;
  deleted_at?: string | Date;
}

export interface ProductVariantDTO {
  id: string;
  title: string;
  sku: string | null;
  allow_backorder: boolean;
  price: BigNumberInput;
  product_id?: string | null;
}

export interface ProductCategoryDTO {
  id: string;
  name: string;
  rank: number;
  parent_category?: ProductCategoryDTO | null;
  category_children: ProductCategoryDTO[];
}

export interface FilterableProductProps extends BaseFilterable<FilterableProductProps> {
  q?: string;
  id?: string | string[] | OperatorMap<string>;
  handle?: string | string[];
  tags?: { value?: string[] };
  created_at?: OperatorMap<string>;
}

export interface CreateProductDTO {
  title: string;
  handle?: string;
  images?: { id?: string; url: string }[];
  variants?: Partial<ProductVariantDTO>[];
  metadata?: MetadataType;
}

export interface UpdateProductDTO extends Partial<CreateProductDTO> {
  status?: ProductDTO['status'];
}

/** @nats:server CommerceProducts */
export interface IProductModuleService {
  retrieveProduct(productId: string, config?: FindConfig<ProductDTO>, sharedContext?: Context): Promise<ProductDTO>;
  listProducts(
    filters?: FilterableProductProps,
    config?: FindConfig<ProductDTO>,
    sharedContext?: Context,
  ): Promise<ProductDTO[]>;
  listAndCountProducts(
    filters?: FilterableProductProps,
    config?: FindConfig<ProductDTO>,
    sharedContext?: Context,
  ): Promise<[ProductDTO[], number]>;
  createProducts(data: CreateProductDTO[], sharedContext?: Context): Promise<ProductDTO[]>;
  createProducts(data: CreateProductDTO, sharedContext?: Context): Promise<ProductDTO>;
  upsertProducts(data: (CreateProductDTO | ({ id: string } & UpdateProductDTO))[], sharedContext?: Context): Promise<ProductDTO[]>;
  updateProducts(id: string, data: UpdateProductDTO, sharedContext?: Context): Promise<ProductDTO>;
  deleteProducts(productIds: string[], sharedContext?: Context): Promise<void>;
  softDeleteProducts<TReturnableLinkableKeys extends string = string>(
    productIds: string[],
    config?: SoftDeleteReturn<TReturnableLinkableKeys>,
    sharedContext?: Context,
  ): Promise<Record<string, string[]> | void>;
  restoreProducts<TReturnableLinkableKeys extends string = string>(
    productIds: string[],
    config?: RestoreReturn<TReturnableLinkableKeys>,
    sharedContext?: Context,
  ): Promise<Record<string, string[]> | void>;
  retrieveProductCategory(id: string, config?: FindConfig<ProductCategoryDTO>): Promise<ProductCategoryDTO>;
  listProductCategories(filters?: { id?: string | string[]; name?: string }): Promise<ProductCategoryDTO[]>;
  __hooks?: { onApplicationStart?: () => Promise<void> };
}

export interface InventoryItemDTO {
  id: string;
  sku?: string | null;
  requires_shipping: boolean;
  stocked_quantity: BigNumberInput;
  reserved_quantity: number;
  metadata?: Record<string, unknown> | null;
  location_levels?: InventoryLevelDTO[];
}

export interface InventoryLevelDTO {
  id: string;
  inventory_item_id: string;
  location_id: string;
  stocked_quantity: number;
  incoming_quantity: number;
}

export interface ReservationItemDTO {
  id: string;
  location_id: string;
  quantity: BigNumberInput;
  line_item_id?: string | null;
  created_by?: string | null;
}

/** @nats:server CommerceInventory */
export interface IInventoryService {
  listInventoryItems(selector: { sku?: string | string[] }, config?: FindConfig<InventoryItemDTO>): Promise<InventoryItemDTO[]>;
  listReservationItems(
    selector: BaseFilterable<{ location_id?: string | string[] }>,
    config?: FindConfig<ReservationItemDTO>,
    context?: Context,
  ): Promise<ReservationItemDTO[]>;
  retrieveInventoryItem(inventoryItemId: string, config?: FindConfig<InventoryItemDTO>, context?: Context): Promise<InventoryItemDTO>;
  createReservationItems(input: Omit<ReservationItemDTO, 'id'>[], context?: Context): Promise<ReservationItemDTO[]>;
  updateInventoryLevels(updates: { id: string; stocked_quantity?: number }[]): Promise<InventoryLevelDTO[]>;
  deleteInventoryItemLevelByLocationId(locationId: string | string[], context?: Context): Promise<[object, Record<string, unknown[]>]>;
  adjustInventory(inventoryItemId: string, locationId: string, adjustment: BigNumberInput): Promise<InventoryLevelDTO>;
  confirmInventory(inventoryItemId: string, locationIds: string[], quantity: BigNumberInput): Promise<boolean>;
  retrieveAvailableQuantity(inventoryItemId: string, locationIds: string[]): Promise<number>;
  retrieveStockedQuantity(inventoryItemId: string, locationIds: string[]): Promise<number>;
  deleteReservationItem(reservationItemId: string | string[]): Promise<void>;
}

export interface CartDTO {
  id: string;
  region_id?: string;
  currency_code: string;
  items?: CartLineItemDTO[];
  shipping_address?: CartAddressDTO;
  metadata?: Record<string, unknown> | null;
  completed_at?: string | Date | null;
  total: BigNumberInput;
  raw_total: { value: string; precision?: number };
}

export interface CartLineItemDTO {
  id: string;
  title: string;
  quantity: number;
  unit_price: BigNumberInput;
  adjustments?: { code?: string; amount: BigNumberInput }[];
}

export interface CartAddressDTO {
  first_name?: string;
  city?: string;
  country_code?: string;
  postal_code?: string;
}

/** @nats:server CommerceCarts */
export interface ICartModuleService {
  retrieveCart(cartId: string, config?: FindConfig<CartDTO>): Promise<CartDTO>;
  listCarts(filters?: { id?: string | string[]; customer_id?: string | null }, config?: FindConfig<CartDTO>): Promise<CartDTO[]>;
  createCarts(data: Partial<CartDTO>[], sharedContext?: Context): Promise<CartDTO[]>;
  createCarts(data: Partial<CartDTO>, sharedContext?: Context): Promise<CartDTO>;
  updateCarts(cartId: string, data: Partial<CartDTO>, sharedContext?: Context): Promise<CartDTO>;
  deleteCarts(cartIds: string | string[], sharedContext?: Context): Promise<void>;
  addLineItems(cartId: string, items: Omit<CartLineItemDTO, 'id'> | Omit<CartLineItemDTO, 'id'>[]): Promise<CartLineItemDTO[]>;
  deleteLineItems(itemIds: string[]): Promise<void>;
  setAddress(cartId: string, address: CartAddressDTO): Promise<void>;
  total(cartId: string): Promise<BigNumberInput>;
  withContext<T>(context: Context, work: (service: ICartModuleService) => Promise<T>): Promise<T>;
}

export interface WorkflowRun {
  id: string;
  state: 'not_started' | 'invoking' | 'done' | 'failed';
  context: Record<string, any>;
}

/** @nats:server CommerceWorkflows */
export interface IWorkflowEngine {
  run<TInput = unknown, TResult = unknown>(workflowId: string, options: { input: TInput; throwOnError?: boolean }): Promise<{ result: TResult; transactionId: string }>;
  cancel(workflowId: string, options: { transactionId: string; force?: boolean }): Promise<void>;
  getRunningTransaction(workflowId: string, transactionId: string): Promise<unknown>;
  setStepSuccess(idempotencyKey: string | { action: string; stepId: string }, stepResponse: unknown): Promise<void>;
  subscribe(args: { workflowId: string; subscriber: (data: { eventType: string }) => void }): Promise<void>;
  list(): Promise<WorkflowRun[]>;
}
