package org.meetinginterpreter.caption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.translation.Steadiness;

/**
 * What a meeting can say about its own work, counted as it goes, in memory that does not grow with its length. Belongs to the
 * meeting's event loop.
 */
public final class MeetingStatistics {
    private final LongSupplier meetingMillis;
    private final Delays finals = new Delays();
    private final Map<Locale, Delays> translated = new LinkedHashMap<>();
    private final Flicker flicker = new Flicker();
    private SpeechStatistics speech = SpeechStatistics.NOTHING;
    private long heardMillis;
    private long processorNanos;
    private long partialsShown;
    private long partialsDropped;
    private long delayedTranslations;
    private long failedTranslations;
    private long failures;
    private long restarts;
    private long languageQuestions;

    /**
     * Sound and what came of it.
     *
     * @param heardMillis sound that recognisers were given
     * @param processorMillis processor time that they took for it
     * @param speech what they counted
     * @param failures how often one failed, hanging included
     * @param restarts how often one hung and was replaced
     * @param languageQuestions how often a speaker was asked whether it is another language than declared
     */
    public record Recognition(
            long heardMillis,
            long processorMillis,
            SpeechStatistics speech,
            long failures,
            long restarts,
            long languageQuestions) {}

    /**
     * What readers got.
     *
     * @param partialsShown versions of growing captions, each counted once a language and mode
     * @param partialsDropped versions that newer ones overtook, on their way to translation or to a slow reader
     * @param delayedTranslations finals that went out in the source language first
     * @param failedTranslations finals that went out in the source language for good
     */
    public record Delivery(
            long partialsShown, long partialsDropped, long delayedTranslations, long failedTranslations) {}

    /** Normalised erasure of what the readers of a language and mode were shown; 0: text was only ever added. */
    public record Erasure(Locale language, Steadiness mode, double normalised) {}

    MeetingStatistics(LongSupplier meetingMillis) {
        this.meetingMillis = meetingMillis;
    }

    /** A recogniser was given sound. */
    void recognised(long soundMillis, long nanos, SpeechStatistics counted) {
        heardMillis += soundMillis;
        processorNanos += nanos;
        speech = speech.plus(counted);
    }

    /** A recogniser failed, or hung and was replaced. */
    void failed(boolean replaced) {
        failures++;
        restarts += replaced ? 1 : 0;
    }

    /** A speaker is asked whether it is another language than declared. */
    public void languageAsked() {
        languageQuestions++;
    }

    /** A recognised final is there. */
    void isFinal(Caption caption) {
        finals.add(meetingMillis.getAsLong() - caption.endMillis());
    }

    /** Readers of a language and mode see a version. */
    void shown(Steadiness mode, Caption partial) {
        partialsShown++;
        flicker.shown(partial.utterance(), new Flicker.View(partial.language(), mode), partial.text());
    }

    /** A version was overtaken by the next. */
    void dropped() {
        partialsDropped++;
    }

    void withdrawn(String utterance) {
        flicker.withdrawn(utterance);
    }

    /** What was shown of an utterance that became final, for {@link #delivered}. */
    Map<Flicker.View, List<String>> end(String utterance) {
        return flicker.end(utterance);
    }

    /**
     * A final reaches the readers of its language.
     *
     * @param before what they saw last
     * @param modes which of them are read
     */
    void delivered(Caption rendering, Map<Flicker.View, List<String>> before, Predicate<Steadiness> modes) {
        for (Steadiness mode : Steadiness.values()) {
            if (modes.test(mode)) {
                Flicker.View view = new Flicker.View(rendering.language(), mode);
                flicker.finished(view, before.get(view), rendering.text());
            }
        }
        if (rendering.marks().contains(Mark.TRANSLATION_DELAYED)) {
            delayedTranslations++;
        } else if (rendering.marks().contains(Mark.TRANSLATION_FAILED)) {
            failedTranslations++;
        } else if (isRecognised(rendering) && rendering.made().size() > 1) {
            late(rendering);
        }
    }

    /** The translation of a recognised final is there. */
    void late(Caption rendering) {
        translated
                .computeIfAbsent(rendering.language(), first -> new Delays())
                .add(meetingMillis.getAsLong() - rendering.endMillis());
    }

    static boolean isRecognised(Caption caption) {
        return !caption.made().contains(SourceText.TYPED);
    }

    /** From the end of speech to its final. */
    public Delays.Summary finals() {
        return finals.summary();
    }

    /** From the end of speech to its translation. */
    public Map<Locale, Delays.Summary> translated() {
        Map<Locale, Delays.Summary> all = new LinkedHashMap<>();
        translated.forEach((language, delays) -> all.put(language, delays.summary()));
        return all;
    }

    public Recognition recognition() {
        return new Recognition(heardMillis, processorNanos / 1_000_000, speech, failures, restarts, languageQuestions);
    }

    public Delivery delivery() {
        return new Delivery(partialsShown, partialsDropped, delayedTranslations, failedTranslations);
    }

    public List<Erasure> flicker() {
        return flicker.normalisedErasure().entrySet().stream()
                .map(entry ->
                        new Erasure(entry.getKey().language(), entry.getKey().mode(), entry.getValue()))
                .toList();
    }
}
