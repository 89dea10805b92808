/**
 * What a user of JavaScript would pick instead: the classifiers of natural and wink. They are fetched
 * when the benchmark first runs, at pinned versions, into .bench/ (natural brings database drivers,
 * for which nobody else should pay). Without a network they are left out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../lib/dist/data/results-folder';
import { childProgram } from './child-programs';
import { PeerProcess } from './peer-process';

const folder = join(projectFolder(__dirname), '.bench');
const PACKAGES = [
  'natural@8.1.1',
  'wink-naive-bayes-text-classifier@2.2.1',
  'wink-nlp-utils@2.1.0',
];

/** Names of the contestants, by the kind that javascript-child.ts knows them by. */
export const JAVASCRIPT_PEERS: ReadonlyMap<string, string> = new Map([
  ['natural', 'natural 8.1.1, naive Bayes'],
  ['wink', 'wink 2.2.1, naive Bayes'],
]);

/** Installs the packages where they are not yet. Returns why not, or null when they are there. */
export function installPeers(): string | null {
  const done = join(folder, 'installed.json');
  if (existsSync(done)) return null;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES],
    { stdio: 'ignore', cwd: folder, shell: process.platform === 'win32', timeout: 120_000 },
  );
  if (status !== 0) return 'npm could not install them (no network?)';
  writeFileSync(done, JSON.stringify(PACKAGES));
  return null;
}

export function startJavaScriptPeers(): PeerProcess {
  const packages = join(folder, 'package.json');
  return new PeerProcess(process.execPath, [childProgram('javascript-child'), packages]);
}
