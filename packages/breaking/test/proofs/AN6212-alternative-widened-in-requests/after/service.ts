/** @nats:server PutChoiceWidened */
export interface PutChoiceWidenedService {
  put(value: string | number | boolean): Promise<void>;
}
