"""Scores a CSV file by scikit-learn, reading and writing with pandas: model, input, output."""
import pickle, sys
import pandas

with open(sys.argv[1], "rb") as file:
    model = pickle.load(file)
frame = pandas.read_csv(sys.argv[2])
probabilities = model.predict_proba(frame["text"])
best = probabilities.argmax(axis=1)
frame["predicted_label"] = model.classes_[best]
frame["probability"] = probabilities.max(axis=1)
frame.to_csv(sys.argv[3], index=False)
