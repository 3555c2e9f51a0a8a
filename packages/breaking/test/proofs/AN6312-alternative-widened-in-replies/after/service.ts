/** @nats:server GetChoiceWidened */
export interface GetChoiceWidenedService {
  get(): Promise<string | number | boolean>;
}
