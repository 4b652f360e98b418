"""Summaries by sumy as it comes, and scores by rouge-score, for `bench understanding --part summaries`.

Standard input: a JSON line per order. {"lines": [...], "words": n} gives {"lead", "textrank", "lexrank"}, each of n words;
{"reference", "summary"} gives {"rouge1", "rouge2", "rougeL"}, F1 with stemming. nltk's data is on no registry: words and sentences are
told by patterns here; sumy's own stop words and Snowball stemmer are used.
"""
import json
import re
import sys

from rouge_score import rouge_scorer
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words


class Tokenizer:
    language = "english"

    def to_sentences(self, text):
        return tuple(s.strip() for s in re.split(r"(?<=[.?!])\s+", text) if s.strip())

    def to_words(self, text):
        return tuple(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text))


def cut(text, words):
    return " ".join(text.split()[:words])


def best(infos, words):
    """As few of the best as have so many words."""
    chosen = []
    count = 0
    for info in infos:
        if count >= words:
            break
        chosen.append(info)
        count += len(str(info.sentence).split())
    return chosen


def summaries(order):
    text = "\n".join(order["lines"])
    document = PlaintextParser.from_string(text, Tokenizer()).document
    found = {"lead": cut(text, order["words"])}
    for name, kind in ("textrank", TextRankSummarizer), ("lexrank", LexRankSummarizer):
        summarizer = kind(Stemmer("english"))
        summarizer.stop_words = get_stop_words("english")
        sentences = summarizer(document, lambda infos: best(infos, order["words"]))
        found[name] = cut(" ".join(str(s) for s in sentences), order["words"])
    return found


def main():
    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)
    for line in sys.stdin:
        order = json.loads(line)
        if "lines" in order:
            answer = summaries(order)
        else:
            scores = scorer.score(order["reference"], order["summary"])
            answer = {name: score.fmeasure * 100 for name, score in scores.items()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
