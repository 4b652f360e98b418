"""Streams recordings through the moonshine_voice package's own Transcriber; `interpreter bench speech` runs it.

Standard input: a line of JSON {"updateSeconds","tailSeconds","realTime","files":[…]}. Standard output: JSON lines,
{"loadSeconds"}, then for each change of a line {"file","t","line","text","final"} with t in seconds of the recording's clock, then for
each file {"file","audioSeconds","cpuSeconds"} and at the end {"peakMemoryKb"}.

Without realTime the clock is simulated: a chunk of 0.1 s arrives when it would have been spoken, a call takes as long as it really took, and
chunks that arrived meanwhile are handed over together. That is how our own recogniser is measured, too.
"""
import json
import sys
import time

CHUNK_SECONDS = 0.1


def say(**fields):
    sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def stream(transcriber, path, order):
    from moonshine_voice import load_wav_file

    samples, rate = load_wav_file(path)
    spoken = len(samples) / rate
    samples = list(samples) + [0.0] * int(order["tailSeconds"] * rate)
    chunk = int(rate * CHUNK_SECONDS)
    clock = {"now": 0.0, "since": time.perf_counter()}

    def now():
        return time.perf_counter() - clock["since"] if order["realTime"] else clock["now"] + time.perf_counter() - clock["since"]

    told = {}

    def changed(event):
        line = getattr(event, "line", None)
        if line is None:
            raise event.error
        state = (line.text, line.is_complete)
        if told.get(line.line_id) != state:
            told[line.line_id] = state
            say(file=path, t=now(), line=line.line_id, text=line.text, final=line.is_complete)

    open_stream = transcriber.create_stream(order["updateSeconds"])
    open_stream.add_listener(changed)
    cpu = time.process_time()
    begin = time.perf_counter()
    clock["since"] = begin
    open_stream.start()
    at = 0
    while at < len(samples):
        arrival = min(at + chunk, len(samples)) / rate
        if order["realTime"]:
            time.sleep(max(0.0, arrival - (time.perf_counter() - begin)))
            available = int((time.perf_counter() - begin) * rate) // chunk * chunk
        else:
            clock["now"] = max(clock["now"], arrival)
            available = int(clock["now"] * rate + 0.5) // chunk * chunk
            clock["since"] = time.perf_counter()
        end = min(max(available, at + chunk), len(samples))
        open_stream.add_audio(samples[at:end], rate)
        if not order["realTime"]:
            clock["now"] += time.perf_counter() - clock["since"]
            clock["since"] = time.perf_counter()
        at = end
    open_stream.stop()
    say(file=path, audioSeconds=spoken, cpuSeconds=time.process_time() - cpu)
    open_stream.close()


def peak_memory_kb():
    """Not ru_maxrss: that counts the process that started this one, too."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def main():
    order = json.loads(sys.stdin.readline())
    begin = time.perf_counter()
    from moonshine_voice import ModelArch, get_model_path
    from moonshine_voice.transcriber import Transcriber

    transcriber = Transcriber(str(get_model_path("tiny-en")), ModelArch.TINY, order["updateSeconds"])
    say(loadSeconds=time.perf_counter() - begin)
    for path in order["files"]:
        stream(transcriber, path, order)
    say(peakMemoryKb=peak_memory_kb())


if __name__ == "__main__":
    main()
