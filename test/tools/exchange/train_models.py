"""Trains scikit-learn's models on texts, and writes each by write_model.py: folder of that, folder for the files;
{"train", "labels", "three", "test"} comes as JSON on standard input. Prints by file name what scikit-learn answers, and
for pipelines that cannot be carried over what is said."""
import json, sys, warnings
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfTransformer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression, RidgeClassifier, SGDClassifier
from sklearn.naive_bayes import BernoulliNB, ComplementNB, MultinomialNB
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC
from write_model import write_model

warnings.filterwarnings("ignore")
data = json.loads(sys.stdin.buffer.read())
few = {"max_features": 800}
vectorizers = [
    TfidfVectorizer(), CountVectorizer(binary=True, **few), TfidfVectorizer(ngram_range=(1, 2), min_df=3),
    TfidfVectorizer(sublinear_tf=True, norm=None, **few), TfidfVectorizer(use_idf=False, lowercase=False, **few),
    TfidfVectorizer(stop_words="english", ngram_range=(1, 2), **few), CountVectorizer(stop_words=["the", "not"], **few),
    TfidfVectorizer(analyzer="char", ngram_range=(1, 3), **few),
    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), **few),
]
classifiers = [
    LogisticRegression(max_iter=300), LogisticRegression(max_iter=300), LinearSVC(random_state=1),
    SGDClassifier(random_state=1), SGDClassifier(loss="log_loss", random_state=1), RidgeClassifier(),
    MultinomialNB(), ComplementNB(), ComplementNB(norm=True),
]
answers = {}
for target in ["labels", "three"]:
    for at in range(len(vectorizers)):
        for shift in ([0, 4] if target == "labels" else [2]):
            pipeline = make_pipeline(vectorizers[at], classifiers[(at + shift) % len(classifiers)])
            pipeline.fit(data["train"], data[target])
            name = f"{target}-{at}-{shift}.json"
            write_model(pipeline, f"{sys.argv[2]}/{name}")
            proba = pipeline.predict_proba(data["test"]).tolist() if hasattr(pipeline, "predict_proba") else None
            answers[name] = {"what": str([step for _, step in pipeline.steps]),
                             "labels": [str(label) for label in pipeline.predict(data["test"])], "probabilities": proba}
steps = make_pipeline(CountVectorizer(**few), TfidfTransformer(), LogisticRegression()).fit(data["train"], data["labels"])
write_model(steps, f"{sys.argv[2]}/steps.json")
answers["steps.json"] = {"what": "steps", "labels": steps.predict(data["test"]).tolist(),
                         "probabilities": steps.predict_proba(data["test"]).tolist()}
sparse = make_pipeline(TfidfVectorizer(**few), "passthrough", LogisticRegression()).fit(data["train"], data["three"])
sparse[-1].sparsify()
write_model(sparse, f"{sys.argv[2]}/sparse.json")
answers["sparse.json"] = {"what": "sparse", "labels": sparse.predict(data["test"]).tolist(),
                          "probabilities": sparse.predict_proba(data["test"]).tolist()}
# Classes that have scikit-learn's names and do something else.
mine = {kind: type(kind.__name__, (kind,), {"__module__": "mine"}) for kind in [CountVectorizer, MultinomialNB]}
unfitted = [make_pipeline(CountVectorizer(), MultinomialNB()), make_pipeline(CountVectorizer().fit(["a b, cc"]), MultinomialNB())]
infinite = make_pipeline(CountVectorizer(), MultinomialNB())
labels = {"one": ["a"] * 50, "several": [[0, 1, 1], [1, 0, 1]] * 25}
of_labels = [(make_pipeline(CountVectorizer(), MultinomialNB()), "one"), (make_pipeline(CountVectorizer(), RidgeClassifier()), "several")]
refused = []
for pipeline in [
    make_pipeline(CountVectorizer(tokenizer=str.split), MultinomialNB()),
    make_pipeline(CountVectorizer(token_pattern=r"\S+"), MultinomialNB()),
    make_pipeline(CountVectorizer(strip_accents="unicode"), MultinomialNB()),
    make_pipeline(CountVectorizer(analyzer=str.split), MultinomialNB()),
    make_pipeline(TfidfVectorizer(norm="l1"), MultinomialNB()),
    make_pipeline(HashingVectorizer(), SGDClassifier()),
    make_pipeline(CountVectorizer(), BernoulliNB()),
    make_pipeline(CountVectorizer(), RandomForestClassifier(n_estimators=2)),
    make_pipeline(CountVectorizer(), SGDClassifier(loss="modified_huber")),
    LogisticRegression(),
    make_pipeline(mine[CountVectorizer](), MultinomialNB()), make_pipeline(CountVectorizer(), mine[MultinomialNB]()),
    *unfitted, make_pipeline(MultinomialNB()), *[pipeline for pipeline, _ in of_labels], infinite,
]:
    try:
        if len(getattr(pipeline, "steps", [])) > 1 and pipeline not in unfitted:
            target = dict(of_labels).get(pipeline, "labels")
            pipeline.fit(data["train"][:50], labels.get(target, data["labels"][:50]))
        if pipeline is infinite:
            pipeline[-1].feature_log_prob_[0, 0] = float("-inf")
        write_model(pipeline, f"{sys.argv[2]}/refused.json")
        refused.append("written")
    except ValueError as error:
        refused.append(str(error))
print(json.dumps({"answers": answers, "refused": refused}))
