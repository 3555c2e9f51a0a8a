export interface Entry {
  at: Date;
  what: string;
}

export interface Audited<T> {
  changes(of: Partial<T>): Promise<Entry[]>;
}
