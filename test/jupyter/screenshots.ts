/**
 * `npm run screenshots`: everything that can be looked at, into results/screenshots/ (the report at 1280 and 390
 * pixels, dark and on paper; the notebooks in nbconvert and, not trusted, in the classic Notebook) and results/jupyter/
 * (the notebooks as they run). Needs the results of `npm start`. Fails when one of the checks does.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const checks = ['report-check', 'stills-check', 'jupyter-check'];
const failed = checks.filter((name) => {
  console.log(`${name}:`);
  const args = ['-r', 'tsx/cjs', join(__dirname, `${name}.ts`)];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
