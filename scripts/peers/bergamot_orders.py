"""Translates with native Bergamot what it is told to; scripts/check-conformance runs it.

Standard input: a JSON line per order, {"model","source","target","shortlist","precision","lengthFactor","scores","texts"}; shortlist may
be null. Standard output: per order a JSON line {"texts","scores"}, scores being the log probabilities of each text's words, where asked for. Each
text goes through the engine alone: texts that share a batch would share a shortlist.
"""
import json
import re
import sys

from bergamot_native import Bergamot

WORD = re.compile(r'x-bergamot-word-score="([^"]*)">([^<]*)<')


def main():
    for line in sys.stdin:
        order = json.loads(line)
        engine = Bergamot(order["model"], order["source"], order["target"], order["shortlist"], order["precision"],
                          order["lengthFactor"], scores=order["scores"])
        outputs = [engine.translate([text])[0] for text in order["texts"]]
        scores = []
        if order["scores"]:
            words = [WORD.findall(output) for output in outputs]
            scores = [[float(score) for score, _ in found] for found in words]
            outputs = [" ".join(word for _, word in found) for found in words]
        sys.stdout.write(json.dumps({"texts": outputs, "scores": scores}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
