/** @nats:server PutChoiceWidened */
export interface PutChoiceWidenedService {
  put(value: string | boolean): Promise<void>;
}
