/** What the notebooks import: `import { readReviews, show } from 'reviewlab'`. */
export { dataCheck, type DataCheck } from './data/checks/data-check';
export { dataCheckFacts, dataCheckWarnings } from './data/checks/data-check-text';
export { DataError } from './data/data-error';
export {
  readExperiment,
  type ExperimentData,
  type ExperimentSettings,
} from './data/experiment-data';
export { countLabels, countReviews, majorityShare } from './data/label-counts';
export { dropLeaks, findLeaks, type Leak } from './data/checks/leaks';
export { resultsFolder } from './data/results-folder';
export {
  parseReviews,
  readReviewFiles,
  readReviews,
  type Review,
  type ReadOptions,
} from './data/reviews';
export { splitReviews } from './data/train-test-split';
export { visible } from './data/visible';
export { analyzerOptions } from './text/analyzer-options';
export { CountVectorizer } from './text/count-vectorizer';
export type { CsrMatrix } from './text/csr-matrix';
export { TfidfVectorizer } from './text/tfidf-vectorizer';
export { unknownShare, unknownTerms } from './text/unknown-terms';
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
export { readPredictions, savePredictions, type Predictions } from './models/predictions-file';
export {
  chooseSolver,
  estimateDescentSeconds,
  GRADIENT_DESCENT_VISITS,
} from './models/solver-choice';
export { tellingWords, wordContributions } from './models/telling-words';
export { accuracy } from './measure/accuracy/accuracy';
export { agreement } from './measure/accuracy/agreement';
export { DAY_MS, poissonArrivals, randomDay } from './measure/serving/arrivals';
export { arrivalsRecord } from './measure/serving/arrivals-record';
export { record, type RecordEntry } from './record/record';
export { clockCost, systemClock } from './measure/timing/clock';
export { chooseBatchSizes, powersOfTwo } from './measure/cost/batch-size-choice';
export { seededRandom, shuffled } from './measure/seeded-random';
export { sweepBatchSizes, sweepModels } from './measure/cost/batch-size-sweep';
export { breakDown } from './measure/cost/breakdown';
export { fitSweeps } from './measure/cost/fitted-sweep';
export { highestArrivalRate } from './measure/serving/capacity';
export {
  chooseModel,
  compareModels,
  type Candidate,
  type Choice,
  type ModelComparison,
} from './measure/timing/choose-model';
export { classBalance, type ClassBalance } from './measure/accuracy/class-balance';
export { classReports, confusionMatrix } from './measure/accuracy/confusion-matrix';
export { compareClocks } from './measure/serving/coordinated-omission';
export { latencyByLength } from './measure/cost/latency-by-length';
export { fitCostModel } from './measure/cost/cost-model';
export { costModelRecord } from './measure/cost/cost-model-record';
export {
  describeLearning,
  learningCurve,
  type LearningPoint,
} from './measure/accuracy/learning-curve';
export { median, percentile, summarizeLatency } from './measure/timing/latency-summary';
export { mcnemar, signTest } from './measure/accuracy/mcnemar';
export { microBatchTradeOff } from './measure/serving/micro-batch-trade-off';
export { judgeModel, judgeModels, type ModelResults } from './measure/timing/model-results';
export { checkPrediction } from './measure/cost/prediction-check';
export { percentileInterval, valuesNeeded } from './measure/timing/percentile-interval';
export { choosePolicies } from './measure/serving/policy-choice';
export { simulateArrivals, type Simulation } from './measure/serving/queue-simulator';
export { roundRatio, type Ratio } from './measure/timing/ratio';
export { measuredServiceTime } from './measure/serving/service-time';
export { microBatches, nightlyBatch, onArrival } from './measure/serving/serving-policy';
export { timeBothWays, timeModels, type BothWays } from './measure/timing/timing';
export { sweepRequests } from './measure/cost/request-sweep';
export { closedLoop, openLoop } from './measure/serving/load';
export { compareLoad } from './measure/serving/predicted-load';
export { profileRequests, requestServiceTime } from './measure/serving/request-profile';
export { serviceRecord } from './measure/serving/service-record';
export { makeEngine, type EngineName } from './service/engine';
export { startService } from './service/start-service';
export { loadFigure } from './plots/figures/load-figure';
export {
  loadTable,
  overloadTable,
  priceTable,
  requestPartsTable,
} from './plots/tables/service-tables';
export {
  describeCapacity,
  describeDoubts,
  describeProfile,
  describeWaits,
} from './plots/words/service-sentences';
export { accuracyLatencyFigure } from './plots/figures/accuracy-latency-figure';
export { accuracyTable, mistakeTable } from './plots/tables/accuracy-table';
export { bothWaysFigure } from './plots/figures/both-ways-figure';
export { breakdownFigure } from './plots/figures/breakdown-figure';
export { confusionFigure } from './plots/figures/confusion-figure';
export { costModelFigure } from './plots/figures/cost-model-figure';
export {
  describeBreakdown,
  describeCostModel,
  describePredictions,
  describeSingle,
  describeSweep,
  formatBatchSize,
} from './plots/words/cost-sentences';
export {
  costModelTable,
  lengthLatencyTable,
  singleAgainstBatchTable,
  sweepTable,
} from './plots/tables/cost-tables';
export { formatDuration, formatEstimate } from './plots/words/numbers';
export { latencyFigure } from './plots/figures/latency-figure';
export { learningCurveFigure } from './plots/figures/learning-curve-figure';
export { latencyOverTimeFigure } from './plots/figures/latency-over-time-figure';
export { lengthFigure } from './plots/figures/length-figure';
export { microBatchFigure } from './plots/figures/micro-batch-figure';
export { showProgress } from './plots/progress-display';
export {
  balanceTable,
  bothWaysTable,
  comparisonTable,
  modelsTable,
  targetsTable,
} from './plots/tables/results-table';
export { labelCountTable, lengthTable, reviewTable } from './plots/tables/review-tables';
export { describeChange } from './plots/words/serving-sentences';
export { describeTargets } from './plots/words/target-text';
export { capacityTable, decisionTable, policyTable } from './plots/tables/serving-tables';
export { show } from './plots/show';
export { sweepFigure } from './plots/figures/sweep-figure';
export { makeTable, showTable } from './plots/tables/table';
export { tellingWordsFigure } from './plots/figures/telling-words-figure';
export { timeToAnswerFigure } from './plots/figures/time-to-answer-figure';
export { checkAccuracyOf } from './exercise/check-accuracy';
export { checkCallCost } from './exercise/check-call-cost';
export { checkMakeFaster } from './exercise/check-make-faster';
export { checkPercentile } from './exercise/check-percentile';
export { checkRun } from './exercise/check-run';
export { checkSameAnswers } from './exercise/check-same-answers';
export { checkTimeBatch, checkTimeRealTime } from './exercise/check-timing';
export { guess, guessTable, reveal } from './exercise/guess';
export { answer, ask, practiceScore } from './exercise/answer';
export { conclude } from './exercise/conclude';
