/**
 * Processor time of a group of processes, from /proc (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html): it is
 * the same however busy the machine is, where the time by the clock is not. Where there is no /proc, this process's clock.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc a second; 100 on every Linux that Node runs on. */
const TICKS = 100;

interface Stat {
  readonly pid: number;
  readonly name: string;
  readonly ticks: number;
}

/** Milliseconds that the processes of a group, and those of theirs that have ended, have used so far. */
export function processorTime(group: number): number {
  const stats = statsOf(group);
  if (stats === undefined) return performance.now();
  return (1000 / TICKS) * stats.reduce((sum, { ticks }) => sum + ticks, 0);
}

/** Sends an interrupt to the group's Node programs, and not to what stands in front of them. */
export function interruptGroup(group: number): void {
  const programs = (statsOf(group) ?? []).filter(({ name }) => /node|MainThread/i.test(name));
  for (const pid of programs.length > 0 ? programs.map((one) => one.pid) : [group]) {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // it has ended
    }
  }
}

function statsOf(group: number): Stat[] | undefined {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  return names.flatMap((name) => {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      const end = text.lastIndexOf(')');
      const fields = text.slice(end + 2).split(' ');
      if (Number(fields[2]) !== group) return [];
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
      return [{ pid: Number(name), name: text.slice(text.indexOf('(') + 1, end), ticks }];
    } catch {
      return []; // it has ended
    }
  });
}
