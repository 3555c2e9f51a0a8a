/** @nats:server Archive */
export interface ArchiveService {
  erase(id: string): Promise<boolean>;
  keep(id: string): Promise<boolean>;
}
