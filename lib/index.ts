/** What the notebooks import: `import { readReviews, show } from 'reviewlab'`. */
export { dataCheckFacts, dataCheckWarnings } from './data/checks/data-check-text';
export { type ExperimentSettings, readExperiment } from './data/experiment-data';
export { countLabels, countReviews, majorityShare } from './data/label-counts';
export { parseReviews, readReviews } from './data/reviews';
export { textsAndLabels } from './data/texts-and-labels';
export { splitReviews } from './data/train-test-split';
export { visible } from './data/visible';
export { analyzerOptions } from './text/analyzer-options';
export { CountVectorizer } from './text/count-vectorizer';
export { TfidfVectorizer } from './text/tfidf-vectorizer';
export { unknownShare, unknownTerms } from './text/unknown-terms';
export { tokenize } from './text/tokenizer';
export { LogisticRegression } from './models/logistic-regression';
export { findMistakes } from './models/mistakes';
export { fitModel, loadOrFit, saveModel } from './models/model-file';
export { compiledModel, predictsOf } from './models/model-entries';
export { MultinomialNaiveBayes } from './models/naive-bayes';
export { Pipeline } from './models/pipeline';
export { pipelineStages } from './models/pipeline-stages';
export { savePredictions } from './models/predictions-file';
export { tellingWords, wordContributions } from './models/telling-words';
export { record } from './record/record';
export { accuracy } from './measure/accuracy/accuracy';
export { agreement } from './measure/accuracy/agreement';
export { classBalance } from './measure/accuracy/class-balance';
export { classReports, confusionMatrix } from './measure/accuracy/confusion-matrix';
export { compareAccuracy } from './measure/accuracy/compare-accuracy';
export { groupByCount } from './measure/accuracy/group-by-count';
export { labelMix } from './measure/accuracy/label-mix';
export { learningCurve } from './measure/accuracy/learning-curve';
export { mcnemar, signTest } from './measure/accuracy/mcnemar';
export { systemClock } from './measure/timing/clock';
export { chooseModel, compareModels } from './measure/timing/choose-model';
export { summarizeLatency } from './measure/timing/latency-summary';
export { judgeModel, judgeModels } from './measure/timing/model-results';
export { timeBothWays, timeModels } from './measure/timing/timing';
export { chooseBatchSizes, powersOfTwo } from './measure/cost/batch-size-choice';
export { sweepModels } from './measure/cost/batch-size-sweep';
export { breakDown } from './measure/cost/breakdown';
export { fitSweeps } from './measure/cost/fitted-sweep';
export { latencyByLength } from './measure/cost/latency-by-length';
export { costModelRecord } from './measure/cost/cost-model-record';
export { sweepRequests } from './measure/cost/request-sweep';
export { DAY_MS, poissonArrivals, randomDay } from './measure/serving/arrivals';
export { arrivalsRecord } from './measure/serving/arrivals-record';
export { highestArrivalRate } from './measure/serving/capacity';
export { compareClocks } from './measure/serving/coordinated-omission';
export { microBatchTradeOff } from './measure/serving/micro-batch-trade-off';
export { choosePolicies } from './measure/serving/policy-choice';
export { simulateArrivals } from './measure/serving/queue-simulator';
export { measuredServiceTime } from './measure/serving/service-time';
export { microBatches, nightlyBatch, onArrival } from './measure/serving/serving-policy';
export { closedLoop, openLoop } from './measure/serving/load';
export { compareLoad } from './measure/serving/predicted-load';
export { profileRequests, requestServiceTime } from './measure/serving/request-profile';
export { seededRandom, shuffled } from './measure/seeded-random';
export { makeEngine } from './service/engine';
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
} from './plots/words/cost-sentences';
export {
  costModelTable,
  lengthLatencyTable,
  singleAgainstBatchTable,
  sweepTable,
} from './plots/tables/cost-tables';
export { formatEstimate } from './plots/words/numbers';
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
export {
  describeAccuracies,
  describeLabelMix,
  describeLearning,
} from './plots/words/accuracy-sentences';
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
