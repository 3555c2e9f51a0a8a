/** @nats:server Report */
export interface ReportService {
  print(id: string): Promise<string>;
}
