/**
 * What this system can take away from a program, found out by trying: the network, memory without a limit, other
 * people's processes, and files. Linux does it with namespaces, for any user
 * (https://man7.org/linux/man-pages/man7/user_namespaces.7.html); other systems cannot, and the desk says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { temporaryFolder } from '../../data/machine-error';

export interface Isolation {
  readonly network: boolean;
  readonly memory: boolean;
  /** True when nothing but its own folder can be written, and folders can be hidden. */
  readonly files: boolean;
  /**
   * Returns what to put in front of a command.
   *
   * @param own the folder that the command may write to
   * @param hidden folders that are to be empty for it
   */
  readonly prefix: (own: string, hidden: readonly string[]) => string[];
}

const ALONE = ['unshare', '--map-root-user', '--net', '--pid', '--fork', '--kill-child'];

/** The kernel is reached by the loopback device. */
const LOOPBACK = 'ip link set lo up || exit 1; ';

/** Every mount but its own folder is made read-only; then the right to undo that is given up. */
const CLOSE_FILES = `${LOOPBACK}
own=$1; shift
mount --bind "$own" "$own" || exit 1
while [ "$1" != -- ]; do mount -t tmpfs -o ro,size=4k none "$1" || exit 1; shift; done; shift
while read -r _ folder _; do
  folder=$(printf '%b' "$folder")
  case "$folder" in "$own" | /proc | /proc/* | /dev | /dev/pts) continue ;; esac
  mount -o remount,bind,ro "$folder" 2>/dev/null
done < /proc/self/mounts
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"`;

/** Tries which means there are. Where there are none, a program runs with this user's rights. */
export function findIsolation(memoryMegabytes = 2000): Isolation {
  const limit = ['prlimit', `--data=${memoryMegabytes * 1_000_000}`];
  const memory = works([...limit, 'true']);
  const limited = memory ? limit : [];
  const network = [...ALONE, 'sh', '-c', `${LOOPBACK}exec "$@"`, 'sh'];
  const files = (own: string, hidden: readonly string[]): string[] => {
    const shut = [...ALONE, '--mount', '--mount-proc', 'sh', '-c', CLOSE_FILES, 'sh'];
    return [...shut, own, ...hidden, '--'];
  };
  if (filesWork(files)) {
    const prefix: Isolation['prefix'] = (own, hidden) => [
      ...files(realpathSync(own), hidable(hidden, own)),
      ...limited,
    ];
    return { network: true, memory, files: true, prefix };
  }
  const alone = works([...network, 'true']);
  return {
    network: alone,
    memory,
    files: false,
    prefix: () => [...(alone ? network : []), ...limited],
  };
}

/** What a program can still do here, in sentences; none where all was taken away. */
export function whatIsLeft({ network, memory, files }: Isolation): string[] {
  const left = [
    network ? '' : 'use the network',
    memory ? '' : 'use all the memory',
    files ? '' : 'read and change your files, the solutions and the checks among them',
  ].filter(Boolean);
  if (left.length === 0) return [];
  return [`On this system a submission can ${left.join(', and ')}: run this in a container.`];
}

/** Inside, one folder must be writable, its neighbour not, and the hidden one empty. */
function filesWork(prefix: (own: string, hidden: readonly string[]) => string[]): boolean {
  const folder = realpathSync(temporaryFolder('isolation-'));
  try {
    const own = mkdtempSync(join(folder, 'own-'));
    const secret = mkdtempSync(join(folder, 'secret-'));
    const look = 'test -w "$0" && test ! -w "$1" && test ! -w "$2"';
    return works([...prefix(own, [secret]), 'sh', '-c', look, own, folder, __dirname]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Those that are there, by their real paths, outermost only; not one that holds the program or its own folder. */
function hidable(hidden: readonly string[], own: string): string[] {
  const needed = [own, process.execPath, __dirname].map((path) => realpathSync(path));
  const found = hidden
    .filter((folder) => existsSync(folder))
    .map((folder) => realpathSync(folder))
    .filter((folder) => !needed.some((path) => isInside(path, folder)));
  const different = [...new Set(found)];
  return different.filter(
    (folder) => !different.some((other) => other !== folder && isInside(folder, other)),
  );
}

function isInside(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function works(command: readonly string[]): boolean {
  return spawnSync(command[0], command.slice(1), { timeout: 10_000 }).status === 0;
}
