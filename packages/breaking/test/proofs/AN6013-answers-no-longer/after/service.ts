/** @nats:server Journal */
export interface JournalService {
  /** @nats:timeout 300ms */
  write(line: string): void;
}
