import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MachineError, machineError, temporaryFolder } from '../../lib/data/machine-error';

const test = suite('machine-error');

/** An error as Node makes it. */
function systemError(code: string, more: Partial<NodeJS.ErrnoException> = {}): Error {
  return Object.assign(new Error(`${code}: something`), { code, ...more });
}

test('what, where, what to do, and the code', () => {
  const told = machineError(systemError('ENOSPC', { syscall: 'write' }), '/mnt/model.json');
  assert.instance(told, MachineError);
  assert.is(
    told.message,
    '/mnt/model.json cannot be used: the disk is full (ENOSPC, write). Make room there, or use a folder on another disk.',
  );
});

test('the error’s own path, or none; another remedy', () => {
  const own = machineError(systemError('EROFS', { path: '/cdrom/x', syscall: 'open' }));
  assert.is(
    own.message,
    '/cdrom/x cannot be used: it can only be read (EROFS, open). Use a folder that can be written.',
  );
  assert.match(machineError(systemError('EMFILE')).message, /^The machine refused: .*ulimit -n/);
  assert.match(machineError(systemError('EIO'), '/a', 'Do this.').message, / Do this\.$/);
});

test('said once, and any other error stays as it is', () => {
  const told = machineError(systemError('ENOSPC'), '/first');
  assert.is(machineError(told, '/second'), told);
  for (const other of [new Error('x'), systemError('EOTHER'), 'text', undefined])
    assert.is(machineError(other, '/a'), other);
});

test('a TMPDIR that is missing, and one that is a file, are named', () => {
  const before = process.env['TMPDIR'];
  try {
    for (const folder of ['/nowhere/at/all', __filename]) {
      process.env['TMPDIR'] = folder;
      assert.throws(
        () => temporaryFolder('x-'),
        (error: Error) =>
          error.message.startsWith(`${folder} cannot be used: `) &&
          error.message.includes('TMPDIR=/tmp'),
      );
    }
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
});

test.run();
