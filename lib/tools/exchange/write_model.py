"""Writes a fitted scikit-learn Pipeline as a model file of reviewlab, for `npm run import`:

    from write_model import write_model
    write_model(pipeline, "model.json")

A vectorizer (Count, or TF-IDF) and a linear classifier; what cannot be carried over is refused by name.
"""
import json, pathlib, re
import numpy as np
from sklearn.utils.validation import check_is_fitted

PATTERN = r"(?u)\b\w\w+\b"
VECTORIZERS = [["CountVectorizer"], ["TfidfVectorizer"], ["CountVectorizer", "TfidfTransformer"]]
CLASSIFIERS = ["LogisticRegression", "LinearSVC", "SGDClassifier", "RidgeClassifier", "MultinomialNB", "ComplementNB"]


def refuse(what):
    raise ValueError(f"cannot be carried over: {what}")


def kind_of(step):
    """The name of a class of scikit-learn; others, which may do something else, are named with where they are from."""
    kind = type(step)
    return kind.__name__ if kind.__module__.startswith("sklearn.") else f"{kind.__module__}.{kind.__name__}"


def vectorizer_of(steps):
    kinds = [kind_of(step) for step in steps]
    if kinds not in VECTORIZERS:
        refuse(f"the steps {', '.join(kinds)} before the classifier; known are CountVectorizer and TfidfVectorizer")
    counter = steps[0]
    check_is_fitted(counter, "vocabulary_")
    for name in ["tokenizer", "preprocessor", "strip_accents"]:
        if getattr(counter, name) is not None:
            refuse(f"the vectorizer's {name}")
    if callable(counter.analyzer) or counter.input != "content":
        refuse("a vectorizer's own analyzer, or input from files")
    words = counter.analyzer == "word"
    if words and counter.token_pattern != PATTERN:
        refuse(f"the token_pattern {counter.token_pattern}; it must be {PATTERN}")
    tfidf = None if kinds == ["CountVectorizer"] else steps[-1]
    weights = getattr(tfidf, "_tfidf", tfidf)
    norm = weights.norm if tfidf is not None else None
    if norm not in ("l2", None):
        refuse(f"the norm {norm}")
    stop_words = counter.get_stop_words() if words else None
    return {
        "analyzer": counter.analyzer, "token_pattern": PATTERN, "lowercase": bool(counter.lowercase),
        "stop_words": sorted(stop_words) if stop_words else None, "ngram_range": [int(n) for n in counter.ngram_range],
        "binary": bool(counter.binary), "sublinear_tf": bool(tfidf is not None and weights.sublinear_tf), "norm": norm,
        "vocabulary": sorted(counter.vocabulary_, key=counter.vocabulary_.get),
        "idf": weights.idf_.tolist() if tfidf is not None and weights.use_idf else None,
    }


def classifier_of(model):
    kind = kind_of(model)
    if kind not in CLASSIFIERS:
        refuse(f"the classifier {kind}; known are {', '.join(CLASSIFIERS)}")
    check_is_fitted(model)
    classes = [str(label) for label in model.classes_]
    if len(classes) < 2:
        refuse("a model of one class")
    if kind.endswith("NB"):
        coef, intercept = model.feature_log_prob_, np.zeros(len(classes))
        if kind == "MultinomialNB":
            intercept = model.class_log_prior_
    else:
        coef = np.atleast_2d(model.coef_.toarray() if hasattr(model.coef_, "toarray") else model.coef_)
        if kind == "RidgeClassifier" and model._label_binarizer.y_type_.startswith("multilabel"):
            refuse("a RidgeClassifier that gives a text several labels")
        intercept = np.broadcast_to(model.intercept_, (coef.shape[0],))
        if len(classes) == 2:
            coef, intercept = np.vstack([-coef, coef]), np.concatenate([-intercept, intercept])
    if not (np.isfinite(coef).all() and np.isfinite(intercept).all()):
        refuse(f"a {kind} with weights that are not finite")
    own, rule = "linear", None
    if kind.endswith("NB"):
        own, rule = ("naive-bayes" if kind == "MultinomialNB" else "linear"), "softmax"
    elif kind == "LogisticRegression":
        many = getattr(model, "multi_class", "auto")
        softmax = many == "multinomial" or (len(classes) > 2 and many != "ovr" and model.solver != "liblinear")
        rule = "softmax" if softmax else "one-versus-rest"
        own = "linear" if softmax or len(classes) > 2 else "logistic-regression"
    elif kind == "SGDClassifier":
        if model.loss == "modified_huber":
            refuse("SGDClassifier's loss modified_huber, whose probabilities follow a rule of their own")
        rule = "one-versus-rest" if model.loss in ("log_loss", "log") else None
    return {"type": own, "probabilities": rule, "classes": classes,
            "coef": np.asarray(coef, dtype=float).tolist(), "intercept": np.asarray(intercept, dtype=float).tolist()}


def write_model(pipeline, path):
    if not hasattr(pipeline, "steps"):
        refuse(f"{type(pipeline).__name__}; a Pipeline of a vectorizer and a classifier is needed")
    steps = [step for _, step in pipeline.steps if step not in (None, "passthrough")]
    if len(steps) < 2:
        refuse("a Pipeline without a vectorizer or without a classifier")
    *first, last = steps
    name = re.sub(r"[^a-z0-9]+", "-", pathlib.Path(path).stem.lower()).strip("-") or "model"
    model = {"format": "reviewlab-model", "version": 2, "name": name, "training": None,
             "vectorizer": vectorizer_of(first), "classifier": classifier_of(last)}
    pathlib.Path(path).write_text(json.dumps(model, allow_nan=False), encoding="utf-8")
