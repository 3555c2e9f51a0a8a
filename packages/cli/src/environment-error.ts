/** The machine is in the way, such as a directory that may not be written. Ends a command with exit code 3. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the device",
  EDQUOT: "the disk quota is used up",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many open files",
  ENFILE: "too many open files",
  EIO: "the device reports an input/output error",
  EBUSY: "it is in use",
  ETXTBSY: "it is in use",
  ENOTDIR: "a part of the path is not a directory",
  ENOENT: "no such file or directory",
  EISDIR: "it is a directory",
  ELOOP: "too many symbolic links",
};

/** The code of a failed system call, such as `ENOENT`; absent for any other value. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Turns a failed system call into an `EnvironmentError`; anything else is a bug and is thrown as it is. */
export function toEnvironmentError(error: unknown, action: string): EnvironmentError {
  const code = systemCode(error);
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined) throw error;
  return new EnvironmentError(`cannot ${action}: ${reason} (${code})`, { cause: error });
}
