/**
 * A script for the kernel's own process that makes its replies what the Jupyter protocol asks for
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#execution-results). A failed cell's reply says which
 * error it was: without that, nbgrader stops at the first one. And where a client sets `stop_on_error` to false, as
 * graders do, what it sends next is run: tslab drops all that comes within 200 ms.
 */
import { dirname, join } from 'node:path';

/**
 * Returns the script, to be loaded with node's `--require` before tslab.
 *
 * @param tslab path of tslab's program
 */
export function errorReplies(tslab: string): string {
  const jupyter = join(dirname(tslab), '..', 'dist', 'jupyter.js');
  return `{
const { JupyterHandlerImpl: { prototype: handler } } = require(${JSON.stringify(jupyter)});
const { handleExecute } = handler;
handler.handleExecute = async function (request, writeStream, writeDisplayData) {
  const said = [];
  const listen = (name, text) => {
    if (name === 'stderr' && text.trim() !== '') said.push(text.trim());
    writeStream(name, text);
  };
  const reply = await (request.stop_on_error === false
    ? goOn(this, request, listen, writeDisplayData)
    : handleExecute.call(this, request, listen, writeDisplayData));
  return reply.status === 'error' ? { ...reply, ...errorIn(said) } : reply;
};
async function goOn(own, request, writeStream, writeDisplayData) {
  let [status, count] = ['ok', undefined];
  const run = () =>
    own.handleExecuteImpl(request, writeStream, writeDisplayData).catch((thrown) => {
      status = 'error';
      if (thrown instanceof Error) console.error('unexpected error:', thrown);
      return thrown;
    });
  try {
    count = (await own.execQueue.add(run))?.count;
  } catch {
    status = 'abort'; // an earlier request that stops what is queued has failed
  }
  return { status, execution_count: count };
}
function errorIn(said) {
  const error = /^(?:Uncaught )?(\\w*(?:Error|Exception))\\b(?:: )?/;
  const text = said.findLast((one) => error.test(one) || /^\\d+:\\d+ - /.test(one)) ?? said.at(-1) ?? '';
  const [found = '', ename = 'Error'] = error.exec(text) ?? [];
  const evalue = text.slice(found.length).split('\\n', 1)[0];
  return { ename, evalue, traceback: [ename + ': ' + evalue] };
}
}
`;
}
