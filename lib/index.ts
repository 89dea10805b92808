/** What the notebooks import: `import { readReviews, show } from 'reviewlab'`. */
export { countLabels, countReviews, majorityShare } from './data/label-counts';
export { findLeaks, type Leak } from './data/leaks';
export { resultsFolder } from './data/results-folder';
export { parseReviews, readReviews, type Review, type ReviewColumns } from './data/reviews';
export { CountVectorizer } from './text/count-vectorizer';
export type { CsrMatrix } from './text/csr-matrix';
export { TfidfVectorizer } from './text/tfidf-vectorizer';
export { tokenize } from './text/tokenizer';
export { LogisticRegression } from './models/logistic-regression';
export {
  fitModel,
  loadModel,
  loadOrFit,
  saveModel,
  type TrainedModel,
  type TrainingSet,
} from './models/model-file';
export { MultinomialNaiveBayes } from './models/naive-bayes';
export { Pipeline } from './models/pipeline';
export { tellingWords, wordContributions } from './models/telling-words';
export { accuracy } from './measure/accuracy';
export { agreement } from './measure/agreement';
export { classReports, confusionMatrix } from './measure/confusion-matrix';
export { percentile, summarizeLatency } from './measure/latency-summary';
export { modelResults, type ModelResults } from './measure/model-results';
export { timeBothWays, timeModels, type BothWays } from './measure/timing';
export { accuracyLatencyFigure } from './plots/accuracy-latency-figure';
export { timePerReviewFigure, totalTimeFigure } from './plots/both-ways-figure';
export { confusionFigure } from './plots/confusion-figure';
export { latencyFigure } from './plots/latency-figure';
export { lengthFigure } from './plots/length-figure';
export { bothWaysTable, modelsTable, targetsTable } from './plots/results-table';
export { labelCountTable, lengthTable, reviewTable } from './plots/review-tables';
export { record, show } from './plots/show';
export { makeTable, showTable } from './plots/table';
export { tellingWordsFigure } from './plots/telling-words-figure';
