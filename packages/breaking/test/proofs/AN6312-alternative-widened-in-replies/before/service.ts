/** @nats:server GetChoiceWidened */
export interface GetChoiceWidenedService {
  get(): Promise<string | boolean>;
}
