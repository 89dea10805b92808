/** Seals the answers and explanations of a file of questions, for an instructor who has added some. */
import { seal } from '../../exercise/seal';
import { withSeals } from '../../exercise/questions';

/** Returns the file's text with all sealed that shows an answer; the file has been read without a fault before. */
export function sealQuestions(json: string): string {
  const { questions, ...rest } = JSON.parse(json) as { questions: { id: string }[] };
  const sealed = questions.map((question) => withSeals(question, question.id, seal));
  return `${JSON.stringify({ ...rest, questions: sealed }, null, 2)}\n`;
}
