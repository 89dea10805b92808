/**
 * Runs before anything is built, so it is plain JavaScript without packages: says in one line what to do where
 * packages are missing, in place of a loader's stack, and else that the library is being built, which takes seconds.
 * What was compiled from a file that is gone is removed: it would still be found here, and nowhere else.
 */
import console from 'node:console';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${project}package.json`, 'utf8'));
const missing = [...Object.keys(dependencies), 'reviewlab', 'typescript'].find(
  (name) => !existsSync(`${project}node_modules/${name}/package.json`),
);
if (missing !== undefined) {
  console.error(`Packages are missing (${missing}, for one). In ${project} run: npm ci`);
  process.exitCode = 1;
} else {
  console.error('Building the library ...');
  const dist = `${project}lib/dist/`;
  const compiled = existsSync(dist) ? readdirSync(dist, { recursive: true }) : [];
  for (const file of compiled.filter((name) => /\.(js|d\.ts)$/.test(name))) {
    const source = `${project}lib/${file.replace(/\.(js|d\.ts)$/, '.ts')}`;
    if (!existsSync(source)) rmSync(dist + file, { force: true });
  }
}
