/** A model's file that the user named. */
import { DataError } from '../../data/data-error';
import { readModel, type TrainedModel } from '../../models/model-file';

/** @throws DataError for a file that is none, or is damaged */
export function readGivenModel(path: string): TrainedModel {
  try {
    return readModel(path);
  } catch (error) {
    throw new DataError((error as Error).message, { cause: error });
  }
}
