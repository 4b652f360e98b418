"""Reads exported captions with other people's programs; ExportsIT holds what they find against what was said.

Standard input: a JSON line per order, {"format":"vtt"|"srt"|"ttml"|"json","text":…,"schema":…}. Standard output: per order
{"readers":{NAME:[{"start","end" (ms),"id","status","speaker","text","lines","width" (columns of the widest line by UAX 11)}]}}; what a
program cannot give is left out. What cannot be parsed ends the program.
"""
import html
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

import imageio_ffmpeg
import jsonschema
import pysrt
import srt
import ttconv.imsc.reader
import ttconv.model
import webvtt

TTM = "{http://www.w3.org/ns/ttml#metadata}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def millis(time):
    hours, minutes, seconds = time.replace(",", ".").split(":")
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


def fields(position):
    found = dict(part.split(":", 1) for part in position.split())
    return {"id": found.get("utterance", ""), "status": found.get("status", found.get("whole"))}


def of_webvtt(text):
    assert re.search(r"^NOTE\n(?:.+\n)*?Status: [a-z-]+\n", text, re.M), "the whole says nothing about itself"
    for cue in webvtt.from_string(text):
        status = re.search(r"<c\.([a-z-]+)>", cue.raw_text).group(1)
        yield {
            "start": millis(cue.start), "end": millis(cue.end), "id": cue.identifier.rsplit(".", 1)[0], "status": status,
            "speaker": html.unescape(cue.voice or ""), "text": html.unescape(re.sub(r"<[^>]*>", "", cue.raw_text)),
        }


def of_srt(text):
    for number, cue in enumerate(srt.parse(text), 1):
        assert cue.index == number, "cues are not numbered from 1"
        yield {
            "start": round(cue.start.total_seconds() * 1000), "end": round(cue.end.total_seconds() * 1000), "text": cue.content,
            **fields(cue.proprietary),
        }


def of_pysrt(text):
    for cue in pysrt.from_string(text):
        yield {"start": cue.start.ordinal, "end": cue.end.ordinal, "text": cue.text, **fields(cue.position)}


def of_ffmpeg(text, format):
    """What ffmpeg hands to the renderer (ASS), so the text as players show it; fields are lost."""
    with tempfile.NamedTemporaryFile("w", suffix="." + format, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", file.name, "-f", "ass", "-"]
        made = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
    for line in made.splitlines():
        if line.startswith("Dialogue:"):
            start, end, shown = re.match(r"Dialogue: \d+,([^,]*),([^,]*),(?:[^,]*,){6}(.*)", line).groups()
            bare = re.sub(r"(?<!\\)\{\\[^}]*\}", "", shown).replace("\\N", "\n").replace("{{}", "{").replace("\\{", "{")
            yield {"start": millis(start), "end": millis(end), "text": bare}


def of_ttconv(text):
    tree = ElementTree.fromstring(text)
    names = {a.get(XML_ID): a.find(TTM + "name").text for a in tree.iter(TTM + "agent")}
    paragraphs = list(tree.iter("{http://www.w3.org/ns/ttml}p"))
    document = ttconv.imsc.reader.to_model(ElementTree.ElementTree(tree))
    seen = 0
    for element in document.get_body().dfs_iterator():
        if isinstance(element, ttconv.model.P):
            # it forgets their names, not their order
            paragraph = paragraphs[seen]
            seen += 1
            yield {
                "start": round(element.get_begin() * 1000), "end": round(element.get_end() * 1000),
                "id": paragraph.get(XML_ID).rsplit(".", 1)[0], "status": paragraph.get(TTM + "role")[2:],
                "speaker": names.get(paragraph.get(TTM + "agent"), ""),
                "text": "".join(
                    "\n" if isinstance(e, ttconv.model.Br) else e.get_text() if isinstance(e, ttconv.model.Text) else ""
                    for e in element.dfs_iterator()
                ),
            }
    assert seen == len(paragraphs), "paragraphs are lost"


def of_json(text, schema):
    read = json.loads(text)
    jsonschema.validate(read, schema, jsonschema.Draft202012Validator)
    for caption in read["captions"]:
        yield {
            "start": caption["startMillis"], "end": caption["endMillis"], "id": caption["utterance"], "status": caption["status"],
            "speaker": caption["speaker"]["name"], "text": caption["text"],
        }


def width(line):
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line if unicodedata.category(c) not in ("Mn", "Me", "Mc", "Cf")
    )


def read(order):
    text = order["text"]
    if order["format"] == "vtt":
        return {"webvtt-py": of_webvtt(text), "ffmpeg": of_ffmpeg(text, "vtt")}
    if order["format"] == "srt":
        return {"srt": of_srt(text), "pysrt": of_pysrt(text), "ffmpeg": of_ffmpeg(text, "srt")}
    if order["format"] == "ttml":
        return {"ttconv": of_ttconv(text)}
    return {"json": of_json(text, order["schema"])}


def main():
    for line in sys.stdin:
        found = {}
        for name, cues in read(json.loads(line)).items():
            found[name] = list(cues)
            for cue in found[name]:
                cue["lines"] = cue["text"].count("\n") + 1
                cue["width"] = max(map(width, cue["text"].split("\n")))
        print(json.dumps({"readers": found}), flush=True)


if __name__ == "__main__":
    main()
