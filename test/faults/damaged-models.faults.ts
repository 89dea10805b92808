/** Each notebook alone, with damaged models before it: it trains anew, or its error names the file and what to do. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../lib/data/results-folder';
import { RunError } from '../../lib/tools/notebook/run-error';
import { runNotebook } from '../../lib/tools/notebook/run-notebook';

const test = suite('damaged models');
const notebooks = join(projectFolder(), 'notebooks');
const MODELS = ['tfidf', 'small', 'compiled'].map((name) => `${name}-logistic-regression`);
const DAMAGES = ['', '{"format": 1, "name": "tf', '{}', '\0\u0001\u0002'];

for (const [i, name] of readdirSync(notebooks).filter((file) => /^\d.*ipynb$/.test(file)).entries()) {
  test(name, async () => {
    const results = mkdtempSync(join(tmpdir(), 'damaged-models-'));
    mkdirSync(join(results, 'models'));
    for (const model of [...MODELS, 'counts-naive-bayes'])
      writeFileSync(join(results, 'models', `${model}.json`), DAMAGES[i % DAMAGES.length]);
    const options = {
      saveAs: join(results, name),
      environment: { ...process.env, REVIEWLAB_RESULTS: results },
      cellLimitSeconds: 600,
    };
    try {
      await runNotebook(join(notebooks, name), options);
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      const said = error.describe();
      assert.match(said, /models\/[\w-]+\.json/, said);
      assert.match(said, /Delete|delete|Train|train|Run notebook/, said);
      assert.not.match(said, /SyntaxError|TypeError|undefined/);
    } finally {
      rmSync(results, { recursive: true });
    }
  });
} // prettier-ignore

test.run();
