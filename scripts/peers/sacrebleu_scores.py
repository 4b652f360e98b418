"""Scores translations with sacrebleu as it comes; BleuIT holds our BLEU and chrF against it.

Standard input: a JSON line per order, {"translations":[…],"references":[…]}. Standard output: per order {"bleu","chrf"}.
"""
import json
import sys

from sacrebleu.metrics import BLEU, CHRF


def main():
    for line in sys.stdin:
        order = json.loads(line)
        sides = order["translations"], [order["references"]]
        print(json.dumps({"bleu": BLEU().corpus_score(*sides).score, "chrf": CHRF().corpus_score(*sides).score}), flush=True)


if __name__ == "__main__":
    main()
