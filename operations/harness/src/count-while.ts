/** Does one thing after another until some work is done, and resolves to how many there were. */
export async function countWhile(work: Promise<unknown>, one: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  let count = 0;
  while (!isDone) {
    await one();
    count += 1;
  }
  await done;
  return count;
}
