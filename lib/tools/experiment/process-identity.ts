/**
 * Which process: its id and, where the system tells it (Linux), when it started, because ids are used again.
 * A file from before a restart then names no process that lives.
 */
import { readFileSync } from 'node:fs';

/** This process as `<id> <start>`, or only `<id>` where the start is not known. */
export function thisProcess(): string {
  return [process.pid, startOf(process.pid)].filter((part) => part !== undefined).join(' ');
}

/** True while the process lives that `identity` names. False for a text that names none, and for a process of the same id that started at another time. */
export function isAlive(identity: string): boolean {
  const [, id, start] = /^(\d+)(?: (\d+))?$/.exec(identity) ?? [];
  const pid = Number(id);
  if (!(pid > 0)) return false;
  if (pid === process.pid && identity !== thisProcess()) return false; // this one did not write it
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false; // EPERM: somebody else's
  }
  const now = startOf(pid);
  if (now === 'ended') return false;
  return start === undefined || now === undefined || now === start;
}

/**
 * The start in ticks since the machine started, field 22 of /proc/<id>/stat (man 5 proc_pid_stat); 'ended' for a process
 * that has ended but whose parent has not asked (a zombie, state Z); undefined where the system does not tell.
 */
function startOf(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before may hold spaces and brackets
  return ['Z', 'X'].includes(fields[0]) ? 'ended' : fields.at(22 - 3);
}
