/** A model's file that the user named. */
import { DataError } from '../../data/data-error';
import { readModel, takeModel, type TrainedModel } from '../../models/model-file';

/**
 * @param labels of the reviews it is for; they must be of its classes
 * @throws DataError for a file that is none, or is damaged, or of another model than the reviews need
 */
export function readGivenModel(path: string, labels?: readonly string[]): TrainedModel {
  try {
    return labels === undefined ? readModel(path) : takeModel(path, labels);
  } catch (error) {
    throw new DataError((error as Error).message, { cause: error });
  }
}
