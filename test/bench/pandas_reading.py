"""What reading-child.ts does, by pandas. Prints one line of JSON."""
import json, resource, sys, time
import pandas

start = time.perf_counter()
rows = len(pandas.read_csv(sys.argv[1]))
seconds = time.perf_counter() - start
print(json.dumps({"rows": rows, "seconds": seconds,
                  "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
