/** What `autonats doctor` was told on the command line: text as it came. */
export interface DoctorFlags {
  readonly dir?: string;
  readonly config?: string;
  readonly json?: boolean;
  readonly format?: string;
  readonly color?: string;
}
