/** A pipeline as a file would keep it, read again. */
import type { Pipeline } from '../../lib/models/pipeline';
import { pipelineFromJson, pipelineJson } from '../../lib/models/pipeline-json';

export function saveAndLoad(pipeline: Pipeline): Pipeline {
  const json = JSON.parse(JSON.stringify(pipelineJson(pipeline))) as object;
  return pipelineFromJson(new Map(Object.entries(json)));
}
