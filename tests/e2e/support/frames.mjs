// How long the page works on each frame, as the browser itself records it.

/**
 * Does something while the browser records, and gives for each frame the longest of the main
 * thread's tasks since the frame before, its own included, in milliseconds, shortest first.
 */
export async function frameTasks(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const frames = traceEvents.filter(({ name }) => name === "FireAnimationFrame");
  const threads = new Set(frames.map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents
    .filter(({ name, ph, pid, tid }) => ph === "X" && name.endsWith("RunTask") && threads.has(`${pid} ${tid}`))
    .sort((a, b) => a.ts - b.ts);
  const drew = (task) => frames.some((one) => one.ts >= task.ts && one.ts <= task.ts + task.dur);
  const longest = [];
  let since = 0;
  for (const task of tasks) {
    since = Math.max(since, task.dur / 1_000);
    if (drew(task)) {
      longest.push(since);
      since = 0;
    }
  }
  return longest.sort((a, b) => a - b);
}

/** The value that this share of them does not exceed. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}
