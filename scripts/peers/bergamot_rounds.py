"""Translates rounds of texts with native Bergamot; `interpreter bench translation` runs it.

Standard input: first a JSON line {"folder":…, "workers":N}, the model and the threads; then a line per round, {"texts":[…],"batch":N}, N texts in
each call (0: all in one). Standard output: {"loadSeconds"} once, the first translation included, then per round {"outputs","millis","cpuSeconds",
"peakMemoryKb"}, the milliseconds of each call, timed in here. Its cache of answers is off, as it is by default.
"""
import glob
import json
import os
import sys
import time

from bergamot_native import Bergamot


def say(**fields):
    sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def peak_memory_kb():
    """Not ru_maxrss: that counts the process that started this one, too."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def one(folder, *patterns):
    """The path of the first pattern that a file of the folder has; None if none has."""
    for pattern in patterns:
        for path in sorted(glob.glob(os.path.join(folder, pattern))):
            return path
    return None


def load(folder, workers):
    return Bergamot(one(folder, "model.*.bin"), one(folder, "srcvocab.*.spm", "vocab.*.spm"), one(folder, "trgvocab.*.spm", "vocab.*.spm"),
                    shortlist=one(folder, "lex.*.bin"), workers=workers)


def main():
    model = json.loads(sys.stdin.readline())
    begin = time.perf_counter()
    bergamot = load(model["folder"], model["workers"])
    bergamot.translate(["Hello."])
    say(loadSeconds=time.perf_counter() - begin)
    for line in sys.stdin:
        order = json.loads(line)
        texts = order["texts"]
        size = order["batch"] or len(texts)
        outputs, millis = [], []
        cpu = time.process_time()
        for start in range(0, len(texts), size):
            begin = time.perf_counter()
            outputs += bergamot.translate(texts[start:start + size])
            millis.append((time.perf_counter() - begin) * 1000)
        say(outputs=outputs, millis=millis, cpuSeconds=time.process_time() - cpu, peakMemoryKb=peak_memory_kb())


if __name__ == "__main__":
    main()
