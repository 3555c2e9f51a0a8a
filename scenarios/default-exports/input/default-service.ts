/** @nats:server Default */
export default interface DefaultService {
  get(id: string): Promise<string>;
}
