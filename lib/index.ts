/** What the notebooks import: `import { readExperiment, show } from 'reviewlab'`. */
export { type ExperimentSettings, readExperiment } from './data/experiment-data';
export { textsAndLabels } from './data/texts-and-labels';
export { splitReviews } from './data/train-test-split';
export { CountVectorizer } from './text/count-vectorizer';
export { TfidfVectorizer } from './text/tfidf-vectorizer';
export { unknownTerms } from './text/unknown-terms';
export { tokenize } from './text/tokenizer';
export { LogisticRegression } from './models/logistic-regression';
export { loadFirstModel } from './models/first-model';
export { fitModel, loadOrFit } from './models/fit-model';
export { saveModel } from './models/model-file';
export { compiledModel } from './models/model-entries';
export { MultinomialNaiveBayes } from './models/naive-bayes';
export { onnxruntimeModel } from './models/onnx/onnxruntime-model';
export { Pipeline } from './models/pipeline';
export { record } from './record/record';
export { accuracy } from './measure/accuracy/accuracy';
export { agreement } from './measure/accuracy/agreement';
export { classBalance } from './measure/accuracy/class-balance';
export { confusionMatrix } from './measure/accuracy/confusion-matrix';
export { groupByCount } from './measure/accuracy/group-by-count';
export { learningCurve } from './measure/accuracy/learning-curve';
export { mcnemar } from './measure/accuracy/mcnemar';
export { systemClock } from './measure/timing/clock';
export { chooseModel } from './measure/timing/choose-model';
export { summarizeLatency } from './measure/timing/latency-summary';
export { judgeModel } from './measure/timing/model-results';
export { timeBothWays, timeModels } from './measure/timing/timing';
export { breakDown } from './measure/cost/breakdown';
export { callCosts } from './measure/cost/fitted-sweep';
export { poissonArrivals } from './measure/serving/arrivals';
export { compareClocks } from './measure/serving/coordinated-omission';
export { microBatchTradeOff } from './measure/serving/micro-batch-trade-off';
export { choosePolicies } from './measure/serving/policy-choice';
export { simulateArrivals } from './measure/serving/queue-simulator';
export { measuredServiceTime } from './measure/serving/service-time';
export { microBatches, nightlyBatch, onArrival } from './measure/serving/serving-policy';
export { shuffled } from './measure/seeded-random';
export { diagnose, mysteryService } from './service/mystery-service';
export { startService } from './service/start-service';
export { batchesPayFigure } from './plots/figures/batches-pay-figure';
export { loadFigure } from './plots/figures/load-figure';
export { watchedFigure } from './plots/figures/watched-figure';
export {
  loadTable,
  overloadTable,
  priceTable,
  requestPartsTable,
} from './plots/tables/service-tables';
export { accuracyLatencyFigure } from './plots/figures/accuracy-latency-figure';
export {
  accuracyTable,
  changeTable,
  labelMixTable,
  mistakeTable,
} from './plots/tables/accuracy-table';
export { bothWaysFigure } from './plots/figures/both-ways-figure';
export { breakdownFigure } from './plots/figures/breakdown-figure';
export { confusionFigure } from './plots/figures/confusion-figure';
export { costModelFigure } from './plots/figures/cost-model-figure';
export { costTable, lengthLatencyTable, ratioTable } from './plots/tables/cost-tables';
export { latencyFigure } from './plots/figures/latency-figure';
export { learningCurveFigure } from './plots/figures/learning-curve-figure';
export { latencyOverTimeFigure } from './plots/figures/latency-over-time-figure';
export { lengthFigure } from './plots/figures/length-figure';
export { microBatchFigure } from './plots/figures/micro-batch-figure';
export { showProgress } from './plots/progress-display';
export {
  balanceTable,
  comparisonTable,
  resultsTable,
  targetsTable,
} from './plots/tables/results-table';
export { lengthTable, reviewTable } from './plots/tables/review-tables';
export { capacityTable, decisionTable, policyTable } from './plots/tables/serving-tables';
export { show } from './plots/show';
export { showText } from './plots/show-text';
export { sweepFigure } from './plots/figures/sweep-figure';
export { makeTable, showTable } from './plots/tables/table';
export { tellingWordsFigure } from './plots/figures/telling-words-figure';
export { timeToAnswerFigure } from './plots/figures/time-to-answer-figure';
export { check } from './exercise/check';
export { guess, guessTable, reveal } from './exercise/guess';
export { answer, ask, practiceScore } from './exercise/answer';
export { conclude } from './exercise/conclude';
export { formatEstimate } from './plots/words/numbers';
