/** What kernels leave behind: processes, and connection files in a temporary folder of the test's own. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { writeSmallTypes } from './small-types';

/** Sets the system's temporary folder to a new one, so that another run on this machine does not count. */
export class OwnTemporary {
  private readonly before = process.env['TMPDIR'];
  readonly folder = mkdtempSync(join(tmpdir(), 'kernel-test-'));
  /** A folder to start kernels in. */
  readonly notebooks = join(this.folder, 'notebooks');

  constructor() {
    process.env['TMPDIR'] = this.folder;
    writeSmallTypes(this.notebooks);
  }

  connectionFolders(): string[] {
    return readdirSync(this.folder).filter((name) => name.startsWith('reviewlab-kernel-'));
  }

  remove(): void {
    if (this.before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = this.before;
    rmSync(this.folder, { recursive: true });
  }
}

/** True while any process of the group lives. */
export function lives(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

export async function waitUntilGone(group: number): Promise<void> {
  for (let tries = 0; lives(group) && tries < 200; tries++) await sleep(25);
  assert.not(lives(group), 'a process is left behind');
}
