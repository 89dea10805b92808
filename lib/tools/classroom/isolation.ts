/**
 * What this system can take away from a program, found out by trying: the network, memory and processes without a limit,
 * other programs, and files. Linux does it with namespaces, for any user
 * (https://man7.org/linux/man-pages/man7/namespaces.7.html): two walls, one round the program that runs a submission and
 * one, inside it, round the kernel, which sees neither that program nor any file but a few. Where the desk runs as root,
 * the kernel runs as a user who owns nothing. Other systems cannot do it, and the desk says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../data/machine-error';

export interface Isolation {
  readonly network: boolean;
  /** True when memory and the size of files have a limit. */
  readonly memory: boolean;
  /** True when the number of its programs has a limit. */
  readonly processes: boolean;
  /** True when only a few folders can be read, and one can be written. */
  readonly files: boolean;
  /**
   * What to put in front of the program that runs a submission.
   *
   * @param folder holds `own`, which the program sees, and an empty folder `root`
   * @param seen folders that it may read besides
   */
  readonly prefix: (folder: string, seen: readonly string[]) => string[];
  /** What that program puts in front of the kernel. */
  readonly kernelPrefix: (user: number) => string[];
}

export interface Limits {
  readonly memoryMegabytes: number;
  readonly diskMegabytes: number;
  readonly processes: number;
}
const LIMITS: Limits = { memoryMegabytes: 2000, diskMegabytes: 150, processes: 150 };

/** What programs need of the system itself. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/etc'];
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom'];
const isRoot = process.getuid?.() === 0;
/** Since Linux 5.14 processes are counted for each namespace of users: before, the limit would count this user's own too. */
const countsApart = isRoot || version(release()) >= version('5.14');

function version(text: string): number {
  const [major, minor] = text.split('.').map((part) => parseInt(part, 10));
  return 1000 * major + minor;
}

/**
 * Builds a small system of what may be seen, all of it read-only but one folder in memory, and goes in. Arguments:
 * root, own, megabytes, then the folders, then -- and the command, which keeps its rights for its own kernel's wall.
 */
const CLOSE = `
ip link set lo up || exit 1
root=$1; own=$2; size=$3; shift 3
mount --make-rprivate / 2>/dev/null
mount -t tmpfs -o size=8m,mode=755 none "$root" || exit 1
while [ "$1" != -- ]; do
  if [ -L "$1" ]; then mkdir -p "$root$(dirname "$1")" && ln -s "$(readlink "$1")" "$root$1"
  elif [ -d "$1" ]; then mkdir -p "$root$1" && mount --rbind "$1" "$root$1" || exit 1
  fi
  shift
done; shift
mkdir -p "$root$own" "$root/proc" "$root/dev" "$root/tmp"
mount --bind "$own" "$root$own" || exit 1
for device in ${DEVICES.join(' ')}; do
  : > "$root/dev/$device" && mount --bind "/dev/$device" "$root/dev/$device" || exit 1
done
grep -F " $root" /proc/self/mounts | while read -r _ folder _; do
  folder=$(printf '%b' "$folder")
  [ "$folder" = "$root" ] || mount -o remount,bind,ro "$folder" 2>/dev/null
done
mount -t tmpfs -o "size=\${size}m,mode=777" none "$root$own/home" || exit 1
mount -t proc none "$root/proc" || exit 1
if [ -d "$own/models" ]; then mkdir -p "$root$own/home/results" && cp -r "$own/models" "$root$own/home/results/" && chmod -R a+rwX "$root$own/home/results"; fi
mount -o remount,ro "$root" || exit 1
exec chroot "$root" sh -c 'cd "$0" && exec "$@"' "$PWD" "$@"`;

/** The kernel's own wall: no process but its own, nothing of /proc/sys to write, no rights. Argument: the limits, then the command. */
function closeKernel(user: number): string {
  const { memoryMegabytes, diskMegabytes, processes } = LIMITS;
  const megabytes = (count: number): number => count * 1_000_000;
  const limits = `prlimit --data=${megabytes(memoryMegabytes)} --fsize=${megabytes(diskMegabytes)} --nproc=${processes} --core=0`;
  const drop = 'setpriv --no-new-privs --bounding-set=-all --inh-caps=-all';
  // Where users are only mapped there is no other one to be.
  const other = isRoot ? `--reuid=${user} --regid=${user} --clear-groups` : '';
  const give = isRoot ? `chown -R ${user}:${user} "$TMPDIR"; ` : '';
  return `${give}mount --bind /proc/sys /proc/sys && mount -o remount,bind,ro /proc/sys || exit 1
${countsApart ? limits : limits.replace(/ --nproc=\d+/, '')} ${drop} ${other} "$@"; exit $?`;
}

const ALONE = [
  'unshare',
  ...(isRoot ? [] : ['--map-root-user']),
  '--net',
  '--pid',
  '--ipc',
  '--uts',
];
const FORK = ['--fork', '--kill-child'];

/** Takes nothing away: for the instructor's own cells alone. */
export const NO_ISOLATION: Isolation = {
  network: false,
  memory: false,
  processes: false,
  files: false,
  prefix: () => [],
  kernelPrefix: () => [],
};

/** Tries which means there are. Where there are none, a program runs with this user's rights. */
export function findIsolation(): Isolation {
  const closed: Isolation = {
    network: true,
    memory: true,
    processes: countsApart,
    files: true,
    prefix: (folder, seen) => {
      const own = realpathSync(join(folder, 'own'));
      const root = realpathSync(join(folder, 'root'));
      const size = String(LIMITS.diskMegabytes);
      const known = [...SYSTEM, nodeFolder(), ...seen].filter((path) => existsSync(path));
      const paths = [...new Set(known)].filter((path) => !isInside(path, known));
      return [
        ...ALONE,
        '--mount',
        ...FORK,
        'sh',
        '-c',
        CLOSE,
        'sh',
        root,
        own,
        size,
        ...paths,
        '--',
      ];
    },
    kernelPrefix: (user) => [
      ...['unshare', '--pid', '--mount', '--mount-proc', ...FORK],
      ...['sh', '-c', closeKernel(user), 'sh'],
    ],
  };
  if (closedWorks(closed)) return closed;
  const limit = ['prlimit', `--data=${LIMITS.memoryMegabytes * 1_000_000}`];
  const memory = works([...limit, 'true']);
  const network = [...ALONE, ...FORK, 'sh', '-c', 'ip link set lo up || exit 1; exec "$@"', 'sh'];
  const alone = works([...network, 'true']);
  const prefix = [...(alone ? network : []), ...(memory ? limit : [])];
  const rest = { processes: false, files: false };
  return { network: alone, memory, ...rest, prefix: () => prefix, kernelPrefix: () => [] };
}

/** What a program can still do here, in sentences; none where all was taken away. */
export function whatIsLeft({ network, memory, processes, files }: Isolation): string[] {
  const left = [
    network ? '' : 'use the network',
    memory ? '' : 'use all the memory',
    processes ? '' : 'start any number of programs',
    files
      ? ''
      : `read ${isRoot ? 'and change all' : 'and change your'} files, the solutions and the checks among them, fill the disk, and see and end other programs`,
  ].filter(Boolean);
  if (left.length === 0) return [];
  const where = isRoot && !files ? ' You are root: do not run it here.' : '';
  return [
    `On this system a submission can ${left.join(', and ')}: run this in a container.${where}`,
  ];
}

/** Inside, one folder can be written, and nothing else is seen or can be changed. */
function closedWorks({ prefix, kernelPrefix }: Isolation): boolean {
  const folder = temporaryFolder('isolation-');
  try {
    for (const name of ['own/home', 'root', 'secret'])
      mkdirSync(join(folder, name), { recursive: true });
    const home = join(realpathSync(folder), 'own', 'home');
    const look =
      'test -w "$0" && test ! -w "$0/.." && test ! -e "$1" && test ! -w /proc/sys/kernel/hostname';
    const secret = join(folder, 'secret');
    const inner = [...kernelPrefix(65534), 'sh', '-c', look, home, secret];
    return works([...prefix(folder, []), ...inner], join(folder, 'own'), { TMPDIR: home });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where Node stands with what it brings along; its program's own folder where that is all. */
function nodeFolder(): string {
  const program = dirname(realpathSync(process.execPath));
  return /[\\/]bin$/.test(program) && dirname(program) !== '/' ? dirname(program) : program;
}

/** Whether another of the folders holds it. */
function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((other) => other !== path && path.startsWith(`${other}/`));
}

function works(command: readonly string[], cwd?: string, env: NodeJS.ProcessEnv = {}): boolean {
  const options = { timeout: 20_000, cwd, env: { ...process.env, ...env } };
  return spawnSync(command[0], command.slice(1), options).status === 0;
}
