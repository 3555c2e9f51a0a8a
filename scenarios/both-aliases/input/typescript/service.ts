/** Who somebody is. */
export type UserId = string;

export type Names = string[];

/** @nats:server Alias */
export interface AliasService {
  find(id: UserId): Promise<Names>;
  ids(): Promise<UserId[]>;
}
