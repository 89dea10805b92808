"""The same trained model behind FastAPI and uvicorn: python fastapi_service.py FOLDER MODULE, where the port is said."""
import importlib, socket, sys

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

sys.path.insert(0, sys.argv[1])
pipeline = importlib.import_module(sys.argv[2]).pipeline
classes = [str(label) for label in pipeline.classes_]
app = FastAPI()


class Review(BaseModel):
    text: str


@app.post("/predict")
async def predict(review: Review):
    probabilities = pipeline.predict_proba([review.text])[0]
    best = int(probabilities.argmax())
    return {"label": classes[best], "probability": float(probabilities[best])}


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[listener])
