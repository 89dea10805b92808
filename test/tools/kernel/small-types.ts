/**
 * Types of Node that take no time to read. A kernel reads all of @types/node, 2 MB, when it starts; tests
 * whose cells need little of it start their kernels in a folder with these.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const types = `declare const console: any, process: any, require: any, setTimeout: any;
declare module '*';
`;

/** The nearest types count: these are found from `folder`, and no others. */
export function writeSmallTypes(folder: string): void {
  const path = join(folder, 'node_modules', '@types', 'node');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), '{"name":"@types/node","version":"1.0.0"}');
  writeFileSync(join(path, 'index.d.ts'), types);
}
