/** @nats:server Archive */
export interface ArchiveService {
  keep(id: string): Promise<boolean>;
}
