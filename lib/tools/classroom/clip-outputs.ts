/** Outputs as far as a limit goes: a submission may print without an end, and its marks must not be lost by it. */
import type { Output } from '../notebook/notebook';

/** What a check, an answer or a guess leaves: small, so kept beyond the limit, but not without one. */
const RECORD = 'application/vnd.reviewlab.';
const RECORD_CHARACTERS = 1_000_000;
const RECORDS = 20;

export interface ClippedOutputs {
  readonly outputs: Output[];
  readonly clipped: boolean;
  /** How many characters of the limit they take; what is no text counts as its JSON. */
  readonly used: number;
}

/** Cuts the outputs off after `limit` characters; records and an error's message stay. */
export function clipOutputs(outputs: readonly Output[], limit: number): ClippedOutputs {
  const kept: Output[] = [];
  let [left, records, clipped] = [limit, 0, false];
  for (const output of outputs) {
    const size = JSON.stringify(output).length;
    if (isRecord(output) && size <= RECORD_CHARACTERS && records < RECORDS) {
      kept.push(output);
      records += 1;
    } else if (size <= left) {
      kept.push(output);
      left -= size;
    } else {
      if (output.output_type === 'stream' && left > 0) {
        kept.push({ ...output, text: output.text.slice(0, left) });
      } else if (output.output_type === 'error') {
        kept.push({ ...output, evalue: output.evalue.slice(0, 300), traceback: [] }); // why a cell ended is short
      }
      [left, clipped] = [0, true];
    }
  }
  return { outputs: kept, clipped, used: limit - left };
}

function isRecord(output: Output): boolean {
  return 'data' in output && Object.keys(output.data).some((mime) => mime.startsWith(RECORD));
}
