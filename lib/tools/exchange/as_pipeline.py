"""A model of reviewlab as a scikit-learn Pipeline, from the JSON file beside this one:

    from as_pipeline import pipeline
    pipeline.predict(["good tea"])
"""
import json, pathlib
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import LabelBinarizer
from sklearn.svm import LinearSVC


def make_vectorizer(model):
    names = ["analyzer", "token_pattern", "lowercase", "stop_words", "binary", "vocabulary"]
    options = {**{name: model[name] for name in names}, "ngram_range": tuple(model["ngram_range"])}
    if model["idf"] is None and model["norm"] is None and not model["sublinear_tf"]:
        return CountVectorizer(**options)
    result = TfidfVectorizer(**options, norm=model["norm"], sublinear_tf=model["sublinear_tf"])
    ones = np.ones(len(model["vocabulary"]))
    result.idf_ = ones if model["idf"] is None else np.array(model["idf"])
    return result


def fitted(result, classes, coef, intercept):
    result.classes_, result.coef_, result.intercept_ = np.array(classes), coef, intercept
    result.n_features_in_ = coef.shape[1]
    return result


def make_classifier(model):
    classes = np.array(model["classes"])
    coef, intercept = np.array(model["coef"]), np.array(model["intercept"])
    if model["probabilities"] == "softmax":  # naive Bayes, or any other with these probabilities
        result = MultinomialNB()
        result.classes_, result.n_features_in_ = classes, coef.shape[1]
        result.feature_log_prob_, result.class_log_prior_ = coef, intercept
        return result
    kind = LinearSVC if model["probabilities"] is None else LogisticRegression
    if len(classes) == 2:  # scikit-learn keeps one row: what the second class has more than the first
        return fitted(kind(), classes, (coef[1:] - coef[:1]) / 2, (intercept[1:] - intercept[:1]) / 2)
    if kind is LinearSVC:
        return fitted(kind(), classes, coef, intercept)
    result = OneVsRestClassifier(LogisticRegression())
    result.classes_ = classes
    result.label_binarizer_ = LabelBinarizer(sparse_output=True).fit(classes)
    result.estimators_ = [
        fitted(LogisticRegression(), [0, 1], coef[k : k + 1], intercept[k : k + 1]) for k in range(len(classes))
    ]
    return result


def read_pipeline(path):
    model = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    if (model.get("format"), model.get("version")) != ("reviewlab-model", 2):
        raise ValueError(f"{path}: not a reviewlab-model of version 2")
    parts = [("vectorizer", make_vectorizer(model["vectorizer"])), ("classifier", make_classifier(model["classifier"]))]
    return Pipeline(parts)


pipeline = read_pipeline(pathlib.Path(__file__).with_suffix(".json"))
