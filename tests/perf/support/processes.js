// What processes use, from /proc.
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";

/** The kernel's unit of processor time. */
const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"]));

/**
 * A process and all its descendants.
 * @param {number} root
 */
async function tree(root) {
  const all = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(all.map(async (pid) => ({ pid, parent: Number((await fields(pid))?.[1]) })));
  const found = [root];
  for (const pid of found) for (const one of parents) if (one.parent === pid) found.push(one.pid);
  return found;
}

/**
 * The fields of /proc/PID/stat from the third on, `state`; undefined once the process has ended.
 * @param {number} pid
 */
async function fields(pid) {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The second field, the name, may contain spaces.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

/**
 * Seconds of processor time that a process and its descendants have used, in user and kernel mode.
 * @param {number} root
 */
export async function cpuSeconds(root) {
  let ticks = 0;
  for (const pid of await tree(root)) {
    const stat = await fields(pid);
    if (stat) ticks += Number(stat[11]) + Number(stat[12]);
  }
  return ticks / TICKS_PER_SECOND;
}

/**
 * Memory of a process and its descendants, in MiB: resident (pages that are shared count in each process), and
 * proportional (they are divided among the processes).
 * @param {number} root
 */
export async function memory(root) {
  const sum = { rss: 0, pss: 0 };
  for (const pid of await tree(root)) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
    const of = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1] ?? 0) / 1024;
    sum.rss += of("Rss");
    sum.pss += of("Pss");
  }
  return sum;
}
