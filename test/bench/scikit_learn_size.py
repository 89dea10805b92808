"""What size-child.ts does, by scikit-learn: trains and scores one large set. Prints one line of JSON."""
import json, resource, sys, time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return file.read().rstrip("\n").split("\n")


texts, labels = lines(sys.argv[1]), lines(sys.argv[2])
start = time.perf_counter()
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, labels)
fitted = time.perf_counter()
predictions = model.predict(texts)
scored = time.perf_counter()
print(json.dumps({
    "fitMs": 1000 * (fitted - start), "scoreMs": 1000 * (scored - fitted),
    "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "right": sum(a == b for a, b in zip(predictions, labels)) / len(labels)}))
