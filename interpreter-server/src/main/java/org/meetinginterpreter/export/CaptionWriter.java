package org.meetinginterpreter.export;

/** Writes the captions of a meeting in one language, or in two side by side, in one format. Holds no more than a few seconds of it. Not thread-safe. */
public interface CaptionWriter {
    /** What stands before the first caption. */
    String head();

    /** What is settled by the next caption; captions come in the order in which they began. */
    String add(ExportedCaption caption);

    /** What waits, and what stands behind the last caption. */
    String end();
}
