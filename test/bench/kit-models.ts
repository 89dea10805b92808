/** This kit's own contestants: the packages' predict, the plain version, the compiled scorer, the floor. */
import { plainScorer } from '../../lib/dist/models/plain-scorer';
import { LogisticRegression } from '../../lib/dist/models/logistic-regression';
import { MultinomialNaiveBayes } from '../../lib/dist/models/naive-bayes';
import { Pipeline } from '../../lib/dist/models/pipeline';
import { CountVectorizer } from '../../lib/dist/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/dist/text/tfidf-vectorizer';
import { localContestant, sink, type Contestant } from './contestant';
import type { LabelledTexts, ReviewSets } from './review-sets';

/** Of scikit-learn's models TF-IDF + logistic regression and counts + naive Bayes; and the notebooks' first model. */
export type KitModel = 'tfidf' | 'counts' | 'descent';

export function newPipeline(model: KitModel): Pipeline {
  if (model === 'counts') return new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  const solver = model === 'tfidf' ? 'newton-cg' : 'gradient-descent';
  return new Pipeline(new TfidfVectorizer(), new LogisticRegression({ solver }));
}

export function fitPipeline(model: KitModel, { texts, labels }: LabelledTexts): Pipeline {
  return newPipeline(model).fit(texts, labels);
}

/** Names of the contestants that the ratios are made of. */
export const COMPILED = 'compiled, TF-IDF + logistic regression';
export const PACKAGES = 'packages, TF-IDF + logistic regression';
export const FLOOR = 'floor: only reading every character';

export function kitContestants(sets: ReviewSets): Contestant[] {
  const tfidf = fitPipeline('tfidf', sets.train);
  const counts = fitPipeline('counts', sets.train);
  return [
    pipelineContestant('packages, counts + naive Bayes', sets, counts),
    compiledContestant('compiled, counts + naive Bayes', sets, counts),
    plainContestant('plain version, TF-IDF + logistic regression', sets, tfidf),
    pipelineContestant(PACKAGES, sets, tfidf),
    compiledContestant(COMPILED, sets, tfidf),
    localFloor(sets),
  ];
}

function pipelineContestant(name: string, sets: ReviewSets, pipeline: Pipeline): Contestant {
  return localContestant(name, sets, {
    predict: (texts) => pipeline.predict(texts),
    predictOne: (text) => pipeline.predict([text])[0],
  });
}

function compiledContestant(name: string, sets: ReviewSets, pipeline: Pipeline): Contestant {
  const compiled = pipeline.compile();
  return localContestant(name, sets, {
    predict: (texts) => compiled.predict(texts),
    predictOne: (text) => compiled.predictOne(text),
  });
}

function plainContestant(name: string, sets: ReviewSets, pipeline: Pipeline): Contestant {
  const { classes } = pipeline;
  const scores = plainScorer(pipeline.linearTextModel());
  const predictOne = (text: string): string => {
    const found = scores(text);
    return classes[found.indexOf(Math.max(...found))];
  };
  return localContestant(name, sets, {
    predict: (texts) => texts.map(predictOne),
    predictOne,
  });
}

/** The least that any scorer must do in JavaScript: look at each character once. */
function localFloor(sets: ReviewSets): Contestant {
  const read = (text: string): string => {
    let sum = 0;
    for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
    sink.total += sum;
    return '';
  };
  const { name, runs } = localContestant(FLOOR, sets, { predictOne: read });
  return { name, runs };
}
