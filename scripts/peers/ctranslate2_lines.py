"""Compares lines of a made-up OPUS-MT model with CTranslate2: ctranslate2_lines.py FOLDER SHAPE < conformance.tsv; exit status 1 if one differs.

FOLDER holds the model as OPUS-MT publishes them (ConformanceCheck's argument opus writes it). CTranslate2's sinusoids are 10000^(2i/dim)
where Marian's are 10000^(i/(dim/2-1)), so Marian's are handed to its converter as the array Wpos that it looks for.
"""
import os
import shutil
import sys
import tempfile

import ctranslate2
import ctranslate2.converters
import numpy
import yaml


def marian_positions(dim, count=512):
    half = dim // 2
    angles = numpy.arange(count)[:, None] * numpy.exp(-numpy.arange(half) * numpy.log(10000.0) / (half - 1))[None, :]
    return numpy.concatenate([numpy.sin(angles), numpy.cos(angles)], axis=1).astype(numpy.float32)


def main():
    folder, shape = sys.argv[1:3]
    with open(os.path.join(folder, "decoder.yml"), encoding="utf-8") as file:
        network = yaml.safe_load(file)["models"][0]
    different = compared = 0
    with tempfile.TemporaryDirectory() as work:
        copy = os.path.join(work, "model")
        shutil.copytree(folder, copy)
        arrays = dict(numpy.load(os.path.join(folder, network)))
        arrays["Wpos"] = marian_positions(arrays["Wemb"].shape[1])
        numpy.savez(os.path.join(copy, network), **arrays)
        converted = os.path.join(work, "converted")
        ctranslate2.converters.OpusMTConverter(copy).convert(converted)
        translator = ctranslate2.Translator(converted, device="cpu", inter_threads=1, intra_threads=1)
        for line in sys.stdin:
            fields = line.rstrip("\n").split("\t")
            if fields[0] != shape or fields[1] != "whole":
                continue
            source, expected = fields[2].split(), fields[3].split()
            result = translator.translate_batch(
                [["\u2581" + word for word in source]], beam_size=1, max_decoding_length=2 * len(source) + 1,
                min_decoding_length=0, disable_unk=True)[0].hypotheses[0]
            compared += 1
            if [piece.replace("\u2581", "") for piece in result] != expected:
                different += 1
                print(f"differs: {' '.join(source)}\n  Marian      {' '.join(expected)}\n  CTranslate2 {' '.join(result)}")
    print(f"{shape}: {compared - different} of {compared} sentences the same in CTranslate2 {ctranslate2.__version__}")
    sys.exit(1 if different or not compared else 0)


if __name__ == "__main__":
    main()
