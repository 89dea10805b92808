#!/bin/sh
# A Python environment of its own in .bench/python, for current scikit-learn, pandas, onnxruntime and FastAPI; nothing is
# installed elsewhere, and nothing of it is committed.
set -eu
cd "$(dirname "$0")/../.."
python3 -m venv .bench/python
.bench/python/bin/pip install --quiet --disable-pip-version-check scikit-learn==1.9.1 pandas==3.1.1 onnxruntime==1.32.0 fastapi==0.165.0 "uvicorn[standard]==0.54.0"
.bench/python/bin/python -c 'import onnxruntime, sklearn; print("scikit-learn", sklearn.__version__, "and onnxruntime", onnxruntime.__version__, "in .bench/python")'
