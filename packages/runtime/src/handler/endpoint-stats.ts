/** What the Service API tells of one method. */
export class EndpointStats {
  /** Requests that were admitted. */
  requests = 0;
  /** Those of them that ended with an error. */
  errors = 0;
  /** The last error in one line; empty before the first. */
  lastError = "";
  /** Sum of the milliseconds from a request's start to its method's end. */
  processingMs = 0;

  /** The sum in whole nanoseconds. */
  get processingNanoseconds(): number {
    return Math.round(this.processingMs * 1e6);
  }

  /** The mean in whole nanoseconds; 0 before the first request. */
  get averageNanoseconds(): number {
    return this.requests === 0 ? 0 : Math.trunc(this.processingNanoseconds / this.requests);
  }
}
