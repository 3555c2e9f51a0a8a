/** An environment error, such as a directory that cannot be written. Ends a command with exit code 3. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  ENOSPC: "no space left on the device",
  EDQUOT: "the disk quota is used up",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many open files",
  ENFILE: "too many open files",
  EFBIG: "the file is too large",
  EIO: "the device reports an input/output error",
  EBUSY: "it is in use",
  ETXTBSY: "it is in use",
  ENOTDIR: "a part of the path is not a directory",
  ENOENT: "no such file or directory",
  EISDIR: "it is a directory",
  ELOOP: "too many symbolic links",
  ENXIO: "it cannot be opened",
  EEXIST: "it exists already",
  ENOTEMPTY: "the directory is not empty",
  EROFS: "the file system is read-only",
  EADDRINUSE: "it is in use",
  EADDRNOTAVAIL: "there is no such address here",
  ENOTFOUND: "there is no such host",
};

/** The code of a failed system call, such as `ENOENT`; absent for any other value. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Why a system call failed, such as `permission denied`. A value that is not such a failure is a bug and is thrown as it is. */
export function systemReason(error: unknown): string {
  const reason = reasons[systemCode(error) ?? ""];
  if (reason !== undefined) return reason;
  if (error instanceof Error && "syscall" in error) return "the system refuses it";
  throw error;
}

/** Turns a failed system call into an `EnvironmentError`; anything else is a bug and is thrown as it is. */
export function toEnvironmentError(error: unknown, action: string): EnvironmentError {
  return new EnvironmentError(`cannot ${action}: ${systemReason(error)} (${systemCode(error)})`, { cause: error });
}
