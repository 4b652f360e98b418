package org.meetinginterpreter.caption;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * An utterance in one language, as far as it is known.
 *
 * @param seq its entry in the caption log; only finals and their corrections have one
 * @param utterance {@code u1}, {@code u2} … of the meeting
 * @param revision counts the versions of the utterance from 1, in every language alike; the highest one holds
 * @param language the language of the feed; with a mark {@code translation-…} the text itself is in the source language
 * @param text what to show
 * @param stable leading code points of {@code text} with which every later revision begins
 * @param startMillis when the utterance began, in the meeting's time; never changes
 * @param endMillis when it ended so far, in the meeting's time
 * @param made the steps that made it, such as {@code recognised:moonshine-tiny-en}
 * @param review how far people have looked at it
 * @param words of a final whose text is as it was recognised: when each was said, in the meeting's time. Kept and exported, not sent
 */
public record Caption(
        OptionalLong seq,
        String utterance,
        int revision,
        Speaker speaker,
        Locale language,
        Locale sourceLanguage,
        String text,
        int stable,
        boolean isFinal,
        long startMillis,
        long endMillis,
        List<String> made,
        Set<Mark> marks,
        Review review,
        List<SpokenWord> words) {
    /** The step in {@code made} by which a person answers for the words. */
    public static final String REVIEWED = "reviewed";

    public Caption {
        made = List.copyOf(made);
        marks = Set.copyOf(marks);
        words = List.copyOf(words);
        if (stable < 0 || stable > text.codePointCount(0, text.length())) {
            throw new IllegalArgumentException(utterance + ": stable " + stable + " is outside its text");
        }
    }

    /** Without the times of words. */
    Caption(
            OptionalLong seq,
            String utterance,
            int revision,
            Speaker speaker,
            Locale language,
            Locale sourceLanguage,
            String text,
            int stable,
            boolean isFinal,
            long startMillis,
            long endMillis,
            List<String> made,
            Set<Mark> marks,
            Review review) {
        this(
                seq,
                utterance,
                revision,
                speaker,
                language,
                sourceLanguage,
                text,
                stable,
                isFinal,
                startMillis,
                endMillis,
                made,
                marks,
                review,
                List.of());
    }

    Caption entered(long entry, int newRevision) {
        return copy(
                OptionalLong.of(entry), newRevision, speaker, language, new Shown(text, stable), made, marks, review);
    }

    /** The same words offered under another language's feed: {@code en-GB} to readers of {@code en}, or unable to do better. */
    Caption shownAs(Locale shown, Set<Mark> newMarks) {
        return rendered(shown, text, stable, made, newMarks);
    }

    /** Without what may still change. */
    Caption settled() {
        return rendered(language, text.substring(0, text.offsetByCodePoints(0, stable)), stable, made, marks);
    }

    Caption rendered(Locale shown, String newText, int newStable, List<String> newMade, Set<Mark> newMarks) {
        return copy(seq, revision, speaker, shown, new Shown(newText, newStable), newMade, newMarks, review);
    }

    /** As readers see it who are shown it before it is durable. */
    Caption unnumbered() {
        Set<Mark> marked = EnumSet.of(Mark.NOT_DURABLE);
        marked.addAll(marks);
        return copy(OptionalLong.empty(), revision, speaker, language, new Shown(text, stable), made, marked, review);
    }

    /** Its beginning, of so many UTF-16 units. */
    public Caption cut(int length) {
        String begin = text.substring(0, length);
        int newStable = Math.min(stable, begin.codePointCount(0, length));
        return rendered(language, begin, newStable, made, marks);
    }

    /** What people made of it after it was held. */
    Caption released() {
        return new Caption(
                OptionalLong.empty(),
                utterance,
                revision + 1,
                speaker,
                language,
                sourceLanguage,
                text,
                stable,
                isFinal,
                startMillis,
                endMillis,
                made,
                marks,
                review);
    }

    Caption reviewed(Review newReview) {
        return copy(seq, revision, speaker, language, new Shown(text, stable), made, marks, newReview);
    }

    /** A person answers for the words, these or others. */
    Caption vouchedFor(String words, Review newReview) {
        Set<Mark> left = EnumSet.noneOf(Mark.class);
        marks.stream().filter(Mark::isOfPerson).forEach(left::add);
        List<String> steps = new ArrayList<>(made);
        if (!steps.contains(REVIEWED)) {
            steps.add(REVIEWED);
        }
        return copy(seq, revision, speaker, language, Shown.whole(words), steps, left, newReview);
    }

    /** In its place, without what was said. */
    Caption hidden(Locale shown, Review newReview) {
        return copy(seq, revision, speaker, shown, Shown.whole(""), List.of(), Set.of(), newReview);
    }

    /** In its place, without what was said and who said it. */
    Caption erased(Locale shown) {
        return copy(seq, revision, Speaker.NOBODY, shown, Shown.whole(""), List.of(), Set.of(), Review.ERASED);
    }

    /** An entry in its place that tells of captions which were lost from here on. */
    Caption replacedByGap(String newUtterance, String newText) {
        return new Caption(
                OptionalLong.empty(),
                newUtterance,
                1,
                Speaker.NOBODY,
                sourceLanguage,
                sourceLanguage,
                newText,
                newText.codePointCount(0, newText.length()),
                true,
                startMillis,
                endMillis,
                List.of(),
                Set.of(Mark.GAP),
                Review.NONE);
    }

    private record Shown(String text, int stable) {
        static Shown whole(String text) {
            return new Shown(text, text.codePointCount(0, text.length()));
        }
    }

    private Caption copy(
            OptionalLong newSeq,
            int newRevision,
            Speaker newSpeaker,
            Locale newLanguage,
            Shown shown,
            List<String> newMade,
            Set<Mark> newMarks,
            Review newReview) {
        return new Caption(
                newSeq,
                utterance,
                newRevision,
                newSpeaker,
                newLanguage,
                sourceLanguage,
                shown.text(),
                shown.stable(),
                isFinal,
                startMillis,
                endMillis,
                newMade,
                newMarks,
                newReview,
                // they are those of the text as it was recognised
                shown.text().equals(text) ? words : List.of());
    }

    /** Reads what {@link #toKeep} or {@link #toJson} wrote. */
    public static Caption of(JsonObject json) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        json.getJsonArray("marks").forEach(mark -> marks.add(Mark.of((String) mark)));
        Long seq = json.getLong("seq");
        return new Caption(
                seq == null ? OptionalLong.empty() : OptionalLong.of(seq),
                json.getString("utterance"),
                json.getInteger("revision"),
                Speaker.of(json.getJsonObject("speaker")),
                Locale.forLanguageTag(json.getString("language")),
                Locale.forLanguageTag(json.getString("sourceLanguage")),
                json.getString("text"),
                json.getInteger("stable"),
                json.getBoolean("final"),
                json.getLong("startMillis"),
                json.getLong("endMillis"),
                json.getJsonArray("made").stream().map(String.class::cast).toList(),
                marks,
                Boolean.TRUE.equals(json.getBoolean("erased"))
                        ? Review.ERASED
                        : Review.valueOf(json.getString("review").toUpperCase(Locale.ROOT)),
                json.getJsonArray("words", new JsonArray()).stream()
                        .map(word -> word((JsonArray) word))
                        .toList());
    }

    private static SpokenWord word(JsonArray kept) {
        return new SpokenWord(kept.getString(0), kept.getLong(1), kept.getLong(2), kept.getDouble(3));
    }

    /** As it is kept: on the wire nobody needs the times of words. */
    public JsonObject toKeep() {
        JsonObject json = toJson();
        if (!words.isEmpty()) {
            JsonArray all = new JsonArray();
            words.forEach(word -> all.add(new JsonArray()
                    .add(word.text())
                    .add(word.startMillis())
                    .add(word.endMillis())
                    .add(word.confidence())));
            json.put("words", all);
        }
        return json;
    }

    /** As on the wire, design of the public API. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject().put("type", "caption");
        seq.ifPresent(number -> json.put("seq", number));
        JsonArray markNames = new JsonArray();
        marks.stream().sorted().forEach(mark -> markNames.add(mark.wire()));
        if (review == Review.ERASED) {
            json.put("erased", true);
        }
        return json.put("utterance", utterance)
                .put("revision", revision)
                .put("speaker", speaker.toJson())
                .put("language", language.toLanguageTag())
                .put("sourceLanguage", sourceLanguage.toLanguageTag())
                .put("text", text)
                .put("stable", stable)
                .put("final", isFinal)
                .put("startMillis", startMillis)
                .put("endMillis", endMillis)
                .put("made", new JsonArray(made))
                .put("marks", markNames)
                .put("review", review.wire());
    }
}
