"""Reads subtitles with webvtt-py and srt as they come; SubtitlesIT holds ours against them.

Standard input: a JSON line per order, {"format":"vtt"|"srt","text":…}. Standard output: per order {"cues":[{"start","end" (ms),"text","width"
(columns of the widest line by UAX 11),"lines"}]}; what cannot be parsed ends the program.
"""
import html
import json
import re
import sys
import unicodedata

import srt
import webvtt


def millis(time):
    hours, minutes, seconds = time.split(":")
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


def cues(order):
    if order["format"] == "vtt":
        # the parser drops tags that it knows and leaves escapes as they are; we write no tags
        found = list(webvtt.from_string(order["text"]))
        assert not any(re.search(r"<|&(?!(amp|lt|gt);)|-->", c.raw_text) for c in found), "there is something to escape"
        return [(millis(c.start), millis(c.end), html.unescape(c.text)) for c in found]
    found = list(srt.parse(order["text"]))
    assert [c.index for c in found] == list(range(1, len(found) + 1)), "cues are not numbered from 1"
    return [(c.start.total_seconds() * 1000, c.end.total_seconds() * 1000, c.content) for c in found]


def width(line):
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in line
        if unicodedata.category(c) not in ("Mn", "Me", "Mc", "Cf")
    )


def main():
    for line in sys.stdin:
        read = [
            {"start": round(start), "end": round(end), "text": text, "width": max(map(width, text.split("\n"))), "lines": text.count("\n") + 1}
            for start, end, text in cues(json.loads(line))
        ]
        print(json.dumps({"cues": read}), flush=True)


if __name__ == "__main__":
    main()
