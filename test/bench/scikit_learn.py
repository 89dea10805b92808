"""The exercise's own program, as a peer of the benchmark: reads one JSON command a line, answers in one line.

Times are taken by this process around fit and predict alone, in milliseconds.
"""
import json, pickle, sys, time
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline

sys.stdin.reconfigure(encoding="utf-8", errors="surrogatepass")
MAKE = {
    "tfidf": lambda: make_pipeline(TfidfVectorizer(), LogisticRegression()),
    "counts": lambda: make_pipeline(CountVectorizer(), MultinomialNB()),
}
models, data = {}, {}


def timed(work):
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


def fit(kind, on):
    elapsed, model = timed(lambda: MAKE[kind]().fit(data[on]["texts"], data[on]["labels"]))
    if on == "train":
        models[kind] = model
    return elapsed


def one_at_a_time(model, texts):
    for text in texts:
        model.predict([text])


def answer(command):
    what = command["do"]
    if what == "data":
        with open(command["path"], encoding="utf-8") as file:
            data.update(json.load(file))
        return {}
    if what == "fit":
        return {"ms": fit(command["kind"], command["on"])}
    if what == "predict":
        return {"labels": models[command["kind"]].predict(data["test"]["texts"]).tolist()}
    if what == "save":
        with open(command["path"], "wb") as file:
            pickle.dump(models[command["kind"]], file)
        return {}
    if what == "load":
        with open(command["path"], "rb") as file:
            models[command["kind"]] = pickle.load(file)
        return {}
    model, texts = models[command["kind"]], data[command["set"]][: command["count"]]
    work = model.predict if command["mode"] == "batch" else lambda texts: one_at_a_time(model, texts)
    total = 0.0
    for _ in range(command["passes"]):
        total += timed(lambda: work(texts))[0]
    return {"ms": total}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
