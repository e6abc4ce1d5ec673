// How long the page works on each frame, as the browser itself records it.

/**
 * Does something while the browser records, and gives the durations of the main thread's tasks that
 * drew a frame, in milliseconds, shortest first.
 */
export async function frameTasks(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const frames = traceEvents.filter(({ name }) => name === "FireAnimationFrame");
  const threads = new Set(frames.map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === "X" && name.endsWith("RunTask") && threads.has(`${pid} ${tid}`),
  );
  const drew = (task) => frames.some((one) => one.ts >= task.ts && one.ts <= task.ts + task.dur);
  return tasks.filter(drew).map(({ dur }) => dur / 1_000).sort((a, b) => a - b);
}

/** The value that this share of them does not exceed. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}
