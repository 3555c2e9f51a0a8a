/** Returns the path of a method: the subject without its prefix, with slashes, as in `/user/v1/GetById`. */
export function methodPath({ subject }: { readonly subject: string }, { name }: { readonly name: string }): string {
  return `/${subject.split(".").join("/")}/${name}`;
}
