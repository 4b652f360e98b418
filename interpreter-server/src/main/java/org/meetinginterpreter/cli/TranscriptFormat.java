package org.meetinginterpreter.cli;

/** What {@code transcribe} writes: lines of text, JSON lines, SubRip or WebVTT subtitles; see {@link Transcript}. */
enum TranscriptFormat {
    TEXT,
    JSON,
    SRT,
    VTT
}
