package org.meetinginterpreter.speech.readable;

import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/** Makes bare words readable; the steps in order. Thread-safe. */
public final class ReadableText implements TextRefiner {
    private final TextRefiner steps;

    private ReadableText(TextRefiner steps) {
        this.steps = steps;
    }

    /** The rules of a language. */
    public static ReadableText of(Locale language) {
        TextRefiner joining = language.getLanguage().equals("ko") ? new KoreanJoining() : TextRefiner.NONE;
        return new ReadableText(joining);
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        return steps.refine(words, last);
    }
}
