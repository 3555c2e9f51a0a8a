/**
 * The part of the language's library that interfaces speak of. Reading the whole library takes longer than everything else, so it is
 * read only when a file needs more than this; see `preludeSuffices`. Members are those that conditional types ask for.
 */
export const preludeText = `
interface Object { constructor: Function; toString(): string; valueOf(): Object; hasOwnProperty(key: PropertyKey): boolean; }
interface Function { apply(self: any, values?: any): any; call(self: any, ...values: any[]): any; bind(self: any, ...values: any[]): any; readonly length: number; readonly name: string; prototype: any; }
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments { [index: number]: any; length: number; callee: Function; }
interface String { readonly length: number; charAt(at: number): string; toLowerCase(): string; toUpperCase(): string; trim(): string; readonly [index: number]: string; }
interface Number { toFixed(digits?: number): string; toPrecision(digits?: number): string; toExponential(digits?: number): string; }
interface Boolean { valueOf(): boolean; }
interface BigInt { toLocaleString(): string; valueOf(): bigint; readonly [Symbol.toStringTag]: "BigInt"; }
interface Symbol { readonly description: string | undefined; valueOf(): symbol; }
interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol; readonly toStringTag: unique symbol; readonly toPrimitive: unique symbol; (name?: string): symbol; }
declare var Symbol: SymbolConstructor;
interface RegExp { readonly source: string; readonly flags: string; lastIndex: number; test(text: string): boolean; exec(text: string): string[] | null; }
interface Array<T> { length: number; [index: number]: T; push(...items: T[]): number; pop(): T | undefined; concat(...items: T[]): T[]; slice(from?: number, to?: number): T[]; indexOf(item: T, from?: number): number; [Symbol.iterator](): Iterator<T>; }
interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T; concat(...items: T[]): T[]; slice(from?: number, to?: number): T[]; indexOf(item: T, from?: number): number; [Symbol.iterator](): Iterator<T>; }
interface ArrayLike<T> { readonly length: number; readonly [index: number]: T; }
interface Date { getTime(): number; getFullYear(): number; getTimezoneOffset(): number; toISOString(): string; toJSON(key?: any): string; setTime(time: number): number; }
interface DateConstructor { new (value?: number | string | Date): Date; now(): number; parse(text: string): number; readonly prototype: Date; }
declare var Date: DateConstructor;
interface ErrorOptions { cause?: unknown; }
interface Error { name: string; message: string; stack?: string; cause?: unknown; }
interface ErrorConstructor { new (message?: string, options?: ErrorOptions): Error; (message?: string, options?: ErrorOptions): Error; readonly prototype: Error; }
declare var Error: ErrorConstructor;
declare var EvalError: ErrorConstructor;
declare var RangeError: ErrorConstructor;
declare var ReferenceError: ErrorConstructor;
declare var SyntaxError: ErrorConstructor;
declare var TypeError: ErrorConstructor;
declare var URIError: ErrorConstructor;
interface ArrayBuffer { readonly byteLength: number; slice(from?: number, to?: number): ArrayBuffer; readonly [Symbol.toStringTag]: "ArrayBuffer"; }
interface SharedArrayBuffer { readonly byteLength: number; readonly [Symbol.toStringTag]: "SharedArrayBuffer"; }
type ArrayBufferLike = ArrayBuffer | SharedArrayBuffer;
interface Uint8Array<TBuffer extends ArrayBufferLike = ArrayBufferLike> { readonly BYTES_PER_ELEMENT: number; readonly buffer: TBuffer; readonly byteLength: number; readonly byteOffset: number; readonly length: number; [index: number]: number; subarray(from?: number, to?: number): Uint8Array<TBuffer>; readonly [Symbol.toStringTag]: "Uint8Array"; }
interface Map<K, V> { get(key: K): V | undefined; set(key: K, value: V): this; has(key: K): boolean; delete(key: K): boolean; clear(): void; forEach(visit: (value: V, key: K, map: Map<K, V>) => void): void; readonly size: number; readonly [Symbol.toStringTag]: string; }
interface ReadonlyMap<K, V> { get(key: K): V | undefined; has(key: K): boolean; forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void; readonly size: number; }
interface Set<T> { add(value: T): this; has(value: T): boolean; delete(value: T): boolean; clear(): void; forEach(visit: (value: T, again: T, set: Set<T>) => void): void; readonly size: number; readonly [Symbol.toStringTag]: string; }
interface ReadonlySet<T> { has(value: T): boolean; forEach(visit: (value: T, again: T, set: ReadonlySet<T>) => void): void; readonly size: number; }
interface WeakKeyTypes { object: object; symbol: symbol; }
type WeakKey = WeakKeyTypes[keyof WeakKeyTypes];
interface WeakMap<K extends WeakKey, V> { get(key: K): V | undefined; set(key: K, value: V): this; has(key: K): boolean; delete(key: K): boolean; readonly [Symbol.toStringTag]: string; }
interface WeakSet<T extends WeakKey> { add(value: T): this; has(value: T): boolean; delete(value: T): boolean; readonly [Symbol.toStringTag]: string; }
interface WeakRef<T extends WeakKey> { deref(): T | undefined; readonly [Symbol.toStringTag]: "WeakRef"; }
interface PromiseLike<T> { then<A = T, B = never>(resolved?: ((value: T) => A | PromiseLike<A>) | null, rejected?: ((reason: any) => B | PromiseLike<B>) | null): PromiseLike<A | B>; }
interface Promise<T> { then<A = T, B = never>(resolved?: ((value: T) => A | PromiseLike<A>) | null, rejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<A | B>; catch<B = never>(rejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<T | B>; finally(settled?: (() => void) | null): Promise<T>; readonly [Symbol.toStringTag]: string; }
interface IteratorYieldResult<T> { done?: false; value: T; }
interface IteratorReturnResult<T> { done: true; value: T; }
type IteratorResult<T, TReturn = any> = IteratorYieldResult<T> | IteratorReturnResult<TReturn>;
interface Iterator<T, TReturn = any, TNext = any> { next(...values: [] | [TNext]): IteratorResult<T, TReturn>; }
interface Iterable<T, TReturn = any, TNext = any> { [Symbol.iterator](): Iterator<T, TReturn, TNext>; }
interface IterableIterator<T, TReturn = any, TNext = any> extends Iterator<T, TReturn, TNext> { [Symbol.iterator](): IterableIterator<T, TReturn, TNext>; }
interface Generator<T = unknown, TReturn = any, TNext = any> extends Iterator<T, TReturn, TNext> { return(value: TReturn): IteratorResult<T, TReturn>; throw(reason: any): IteratorResult<T, TReturn>; [Symbol.iterator](): Generator<T, TReturn, TNext>; }
interface AsyncIterator<T, TReturn = any, TNext = any> { next(...values: [] | [TNext]): Promise<IteratorResult<T, TReturn>>; }
interface AsyncIterable<T, TReturn = any, TNext = any> { [Symbol.asyncIterator](): AsyncIterator<T, TReturn, TNext>; }
interface AsyncIterableIterator<T, TReturn = any, TNext = any> extends AsyncIterator<T, TReturn, TNext> { [Symbol.asyncIterator](): AsyncIterableIterator<T, TReturn, TNext>; }
interface AsyncGenerator<T = unknown, TReturn = any, TNext = any> extends AsyncIterator<T, TReturn, TNext> { return(value: TReturn): Promise<IteratorResult<T, TReturn>>; throw(reason: any): Promise<IteratorResult<T, TReturn>>; [Symbol.asyncIterator](): AsyncGenerator<T, TReturn, TNext>; }
type PropertyKey = string | number | symbol;
interface TemplateStringsArray extends ReadonlyArray<string> { readonly raw: readonly string[]; }
interface ThisType<T> {}
type Partial<T> = { [K in keyof T]?: T[K] };
type Required<T> = { [K in keyof T]-?: T[K] };
type Readonly<T> = { readonly [K in keyof T]: T[K] };
type Pick<T, Keys extends keyof T> = { [K in Keys]: T[K] };
type Record<Keys extends keyof any, T> = { [K in Keys]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, Keys extends keyof any> = Pick<T, Exclude<keyof T, Keys>>;
type NonNullable<T> = T & {};
type Parameters<F extends (...values: any) => any> = F extends (...values: infer P) => any ? P : never;
type ConstructorParameters<C extends abstract new (...values: any) => any> = C extends abstract new (...values: infer P) => any ? P : never;
type ReturnType<F extends (...values: any) => any> = F extends (...values: any) => infer R ? R : any;
type InstanceType<C extends abstract new (...values: any) => any> = C extends abstract new (...values: any) => infer I ? I : any;
type Awaited<T> = T extends PromiseLike<infer V> ? Awaited<V> : T;
type Uppercase<T extends string> = intrinsic;
type Lowercase<T extends string> = intrinsic;
type Capitalize<T extends string> = intrinsic;
type Uncapitalize<T extends string> = intrinsic;
type NoInfer<T> = intrinsic;
`;
