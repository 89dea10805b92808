/** What the notebooks import: `import { readReviews, show } from 'reviewlab'`. */
export { dataCheck, type DataCheck } from './data/data-check';
export { dataCheckFacts, dataCheckWarnings } from './data/data-check-text';
export { DataError } from './data/data-error';
export {
  readExperiment,
  type ExperimentData,
  type ExperimentParameters,
} from './data/experiment-data';
export { countLabels, countReviews, majorityShare } from './data/label-counts';
export { dropLeaks, findLeaks, type Leak } from './data/leaks';
export { resultsFolder } from './data/results-folder';
export {
  parseReviews,
  readReviewFiles,
  readReviews,
  type Review,
  type ReviewColumns,
} from './data/reviews';
export { splitReviews } from './data/train-test-split';
export { visible } from './data/visible';
export { CountVectorizer } from './text/count-vectorizer';
export type { CsrMatrix } from './text/csr-matrix';
export { TfidfVectorizer } from './text/tfidf-vectorizer';
export { tokenize } from './text/tokenizer';
export { LogisticRegression } from './models/logistic-regression';
export { findMistakes } from './models/mistakes';
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
export { pipelineStages } from './models/pipeline-stages';
export {
  chooseSolver,
  estimateDescentSeconds,
  GRADIENT_DESCENT_VISITS,
} from './models/solver-choice';
export { tellingWords, wordContributions } from './models/telling-words';
export { accuracy } from './measure/accuracy';
export { agreement } from './measure/agreement';
export {
  arrivalsFromTimestamps,
  DAY_MS,
  poissonArrivals,
  poissonArrivalsWithin,
  randomDay,
} from './measure/arrivals';
export { arrivalsRecord } from './measure/arrivals-record';
export { systemClock } from './measure/clock';
export { chooseBatchSizes, powersOfTwo } from './measure/batch-size-choice';
export { sweepBatchSizes, sweepModels } from './measure/batch-size-sweep';
export { clockCost } from './measure/clock-cost';
export { breakDown } from './measure/breakdown';
export { fitSweeps } from './measure/fitted-sweep';
export { highestArrivalRate } from './measure/capacity';
export {
  chooseModel,
  compareModels,
  type Candidate,
  type Choice,
  type ModelComparison,
} from './measure/compare-models';
export { classReports, confusionMatrix } from './measure/confusion-matrix';
export { compareClocks } from './measure/coordinated-omission';
export { fitCostModel } from './measure/cost-model';
export { costModelRecord } from './measure/cost-model-record';
export { median, percentile, summarizeLatency } from './measure/latency-summary';
export { mcnemar, signTest } from './measure/mcnemar';
export { microBatchTradeOff } from './measure/micro-batch-trade-off';
export { modelResults, type ModelResults } from './measure/model-results';
export { checkPrediction } from './measure/prediction-check';
export { percentileInterval, valuesNeeded } from './measure/percentile-interval';
export { percentileRatio } from './measure/percentile-ratio';
export { simulateArrivals, type Simulation } from './measure/queue-simulator';
export { roundRatio } from './measure/round-ratio';
export { runOffline, runServer, runSingleStream } from './measure/scenarios';
export { serviceTimeFromLatencies, serviceTimeFromSweep } from './measure/service-time';
export { microBatches, nightlyBatch, oneAtATime } from './measure/serving-policy';
export { timeBothWays, timeModels, type BothWays } from './measure/timing';
export { accuracyLatencyFigure } from './plots/accuracy-latency-figure';
export { accuracyTable, mistakeTable } from './plots/accuracy-table';
export { bothWaysFigure } from './plots/both-ways-figure';
export { breakdownFigure } from './plots/breakdown-figure';
export { confusionFigure } from './plots/confusion-figure';
export { costModelFigure } from './plots/cost-model-figure';
export {
  describeAlone,
  describeBreakdown,
  describeCostModel,
  describePredictions,
  describeSweep,
  formatBatchSize,
} from './plots/cost-sentences';
export { aloneAgainstBatchTable, costModelTable, sweepTable } from './plots/cost-tables';
export { formatDuration, formatEstimate } from './plots/duration-axis';
export { latencyFigure } from './plots/latency-figure';
export { latencyOverTimeFigure } from './plots/latency-over-time-figure';
export { lengthFigure } from './plots/length-figure';
export { microBatchFigure } from './plots/micro-batch-figure';
export { percentileFigure } from './plots/percentile-figure';
export { bothWaysTable, comparisonTable, modelsTable, targetsTable } from './plots/results-table';
export { labelCountTable, lengthTable, reviewTable } from './plots/review-tables';
export { describeChange } from './plots/serving-sentences';
export { capacityTable, decisionTable, policyTable } from './plots/serving-tables';
export { record, show } from './plots/show';
export { sweepFigure } from './plots/sweep-figure';
export { makeTable, showTable } from './plots/table';
export { tellingWordsFigure } from './plots/telling-words-figure';
export { timeToAnswerFigure } from './plots/time-to-answer-figure';
export { checkAccuracyOf } from './exercise/check-accuracy';
export { checkCallCost } from './exercise/check-call-cost';
export { checkMakeFaster } from './exercise/check-make-faster';
export { checkPercentile } from './exercise/check-percentile';
export { checkRun } from './exercise/check-run';
export { checkSameAnswers } from './exercise/check-same-answers';
export { checkTimeBatch, checkTimeRealTime } from './exercise/check-timing';
export { guess, guessTable, reveal } from './exercise/guess';
export { answer, ask, practiceScore } from './exercise/practice';
