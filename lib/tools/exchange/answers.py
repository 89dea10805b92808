"""What an exported model answers: `onnx <model.onnx>` or `sklearn <folder> <name>`; texts come as JSON on standard
input. Prints one JSON object: labels, probabilities (null where the model has none), and the engine's version."""
import json, sys

texts = json.loads(sys.stdin.buffer.read())
if sys.argv[1] == "onnx":
    import numpy, onnxruntime
    session = onnxruntime.InferenceSession(sys.argv[2])
    labels, values = session.run(None, {"text": numpy.array(texts, dtype=object)})
    if session.get_outputs()[1].name == "scores":
        values = None
    engine = f"onnxruntime {onnxruntime.__version__}"
else:
    import importlib, sklearn
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[2])
    pipeline = importlib.import_module(sys.argv[3]).pipeline
    labels = pipeline.predict(texts)
    values = pipeline.predict_proba(texts) if hasattr(pipeline, "predict_proba") else None
    engine = f"scikit-learn {sklearn.__version__}"
print(json.dumps({"labels": labels.tolist(), "engine": engine,
                  "probabilities": None if values is None else values.tolist()}))
