/**
 * Bundles lab-page.mjs with the packages of a folder, for a browser: node lab-bundle.mjs <folder>. It runs inside that
 * folder, where esbuild and JupyterLab's packages are. What JupyterLab's own build (webpack) does otherwise than
 * esbuild stands here: `~` before a package in a style sheet, and pictures, which are text in a script and data in a style.
 */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const asWebpackDoes = {
  name: 'as-webpack-does',
  setup(bundler) {
    bundler.onResolve({ filter: /^~/ }, ({ path, ...where }) =>
      bundler.resolve(path.slice(1), where),
    );
    bundler.onResolve({ filter: /\.svg$/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'url-token' || pluginData === 'found') return undefined;
      const found = await bundler.resolve(path, { kind, resolveDir, pluginData: 'found' });
      return { path: found.path, namespace: 'picture' };
    });
    bundler.onLoad({ filter: /./, namespace: 'picture' }, ({ path }) => {
      return { contents: readFileSync(path), loader: 'dataurl' };
    });
  },
};

const data = ['.woff', '.woff2', '.ttf', '.eot', '.png', '.gif'].map((end) => [end, 'dataurl']);
await build({
  entryPoints: ['lab-page.mjs'],
  bundle: true,
  outdir: 'built',
  format: 'esm',
  minify: true,
  logLevel: 'error',
  plugins: [asWebpackDoes],
  loader: { '.svg': 'text', ...Object.fromEntries(data) },
  define: { global: 'globalThis', __dirname: '""', PACKAGE_VERSION: '""' },
});
