"""Labels the lines of a text file on Spark, with the model's own process: one process a partition, fed and read line by
line, so that nothing is held in memory. Node.js 20, this project's folder (after npm ci && npm run build) and the model
must be at the same path on every worker.

    spark-submit lib/tools/scoring/spark_predict.py --model model.json --in lines.txt --out labels

In a program of your own: sc.addPyFile("lib/tools/scoring/spark_predict.py"), then

    from spark_predict import command, score
    answers = lines.mapPartitions(lambda part: score(part, command("/path/of/model.json", "/path/of/project")))
"""
import argparse, os, re, socket, subprocess, sys, tempfile, threading

PROJECT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))


def command(model, project=PROJECT, node="node"):
    """The command that answers each line of its input by a line: the label, a tab and the label's probability."""
    return [node, f"{project}/lib/dist/tools/commands/predict.js", "--model", model]


def score(lines, words):
    """Yields an answer for each text, in order, by one process. A line end within a text counts as a space."""
    said = tempfile.TemporaryFile()
    try:
        process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
    except OSError as error:
        raise RuntimeError(f"[on {socket.gethostname()}: {words[0]} cannot be started: {error.strerror}]") from None
    given = [0, None]

    def feed():
        try:
            for line in lines:
                process.stdin.write(re.sub("[\r\n]", " ", line.removesuffix("\r")).encode() + b"\n")
                given[0] += 1
        except BrokenPipeError:
            pass  # it has ended, and said why
        except Exception as error:
            given[1] = error
        finally:
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    taken = 0
    try:
        for answer in process.stdout:
            taken += 1
            yield answer.decode().removesuffix("\n")
        feeder.join()
        if given[1] is not None:
            raise given[1]
        if process.wait() != 0 or taken != given[0]:
            said.seek(0)
            why = said.read().decode(errors="replace").strip().split("\n")
            reason = next((line for line in why if "Error: " in line), why[0])
            raise RuntimeError(f"[on {socket.gethostname()}: {reason or f'{words[0]} ended with {process.returncode}'}]")
    finally:
        process.kill()
        process.wait()


def main():
    parser = argparse.ArgumentParser(prog="spark_predict.py", description="Labels the lines of a text file on Spark.")
    parser.add_argument("--model", required=True, help="a file of results/models/, at this path on every worker")
    parser.add_argument("--in", dest="input", required=True, help="a file of UTF-8, a text on each line")
    parser.add_argument("--out", required=True, help="the folder for the answers: part-00000, part-00001, ... in order")
    parser.add_argument("--project", default=PROJECT, help="this project's folder on every worker (default its own)")
    parser.add_argument("--node", default="node", help="Node.js on every worker")
    parser.add_argument("--partitions", type=int, default=1, help="at least so many")
    options = parser.parse_args()
    from pyspark import SparkContext

    context = SparkContext.getOrCreate()
    context.setLogLevel("OFF")
    context._jsc.hadoopConfiguration().set("textinputformat.record.delimiter", "\n")
    words = command(os.path.abspath(options.model), options.project, options.node)
    try:
        lines = context.textFile(options.input, options.partitions)
        lines.mapPartitions(lambda part: score(part, words)).saveAsTextFile(options.out)
    except Exception as error:
        found = re.search(r"RuntimeError: \[(on .*)\]", str(error))
        reason = found.group(1) if found else str(getattr(error, "java_exception", error)).split("\n")[0]
        sys.exit(f"spark_predict.py: {reason}")
    finally:
        context.stop()


if __name__ == "__main__":
    main()
