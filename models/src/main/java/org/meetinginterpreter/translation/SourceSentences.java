package org.meetinginterpreter.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sentences of a growing text of which the translation is not final yet. A sentence is over when it and the beginning of what
 * follows it are stable, or the text is final; one without end is cut where it is stable. Not thread-safe.
 */
final class SourceSentences {
    /** How many words must have come to an earlier version before what both say counts. */
    private static final int WORDS_AHEAD = 2;

    private static final String CLAUSE_ENDS = ",;:)—–،؛、，；：）।";

    private final SentenceSplitter splitter;
    private final int longest;
    /** The source of all that is over, as it stood, with the gap behind it. */
    private String over = "";

    private int sentencesOver;

    /**
     * A stretch of a version that is translated by itself.
     *
     * @param text without marks at the end that may be taken back
     * @param stable leading chars of {@code text} that will not change
     * @param isOver whether nothing of it changes, and nothing comes to it
     * @param upToEnd the version up to the end of this and its gap
     */
    record Part(String text, String gap, int stable, boolean isOver, String upToEnd) {
        /** A text that needs no taking apart. */
        static Part whole(String text) {
            return new Part(text, "", text.length(), true, text);
        }

        /** Whether an earlier version of this stretch is a stable part of it, and words have come to it since. */
        boolean outgrew(String earlier) {
            if (earlier.length() > stable || !text.startsWith(earlier)) {
                return false;
            }
            List<Integer> ends = WrittenForm.wordEnds(text);
            int place = ends.indexOf(earlier.length());
            return place >= 0 && place < ends.size() - WORDS_AHEAD;
        }
    }

    /** @param longest words after which a sentence is cut */
    SourceSentences(Locale language, int longest) {
        this.splitter = SentenceSplitter.of(language);
        this.longest = longest;
    }

    List<Part> parts(String text, int stable, boolean isFinal) {
        List<Sentence> sentences;
        int at;
        if (text.startsWith(over)) {
            at = over.length();
            sentences = splitter.split(text.substring(at));
        } else {
            // the beginning was to stay and did not: as many sentences as are over are passed
            List<Sentence> all = splitter.split(text);
            int passed = Math.min(sentencesOver, all.size());
            sentences = all.subList(passed, all.size());
            at = 0;
            for (Sentence sentence : all.subList(0, passed)) {
                at = text.indexOf(sentence.text(), at) + sentence.text().length();
            }
        }
        return parts(text, at, sentences, stable, isFinal);
    }

    private List<Part> parts(String text, int from, List<Sentence> sentences, int stable, boolean isFinal) {
        List<Part> parts = new ArrayList<>();
        int at = from;
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            boolean isLast = i == sentences.size() - 1;
            int start = text.indexOf(sentence.text(), at);
            for (int cut = cut(sentence.text(), stable - start); cut > 0; cut = cut(sentence.text(), stable - start)) {
                Sentence head = new Sentence(sentence.text().substring(0, cut), " ");
                String rest = sentence.text().substring(cut);
                at = start + cut + (rest.length() - rest.stripLeading().length());
                parts.add(new Part(head.text(), head.gap(), cut, true, text.substring(0, at)));
                sentence = new Sentence(rest.stripLeading(), sentence.gap());
                start = at;
            }
            at = start + sentence.text().length() + sentence.gap().length();
            boolean before = parts.stream().allMatch(Part::isOver);
            boolean isOver = isFinal || (before && !isLast && stable > at);
            int own = Math.max(0, Math.min(sentence.text().length(), stable - start));
            String sure = isLast && !isOver ? withoutMarks(sentence.text(), own) : sentence.text();
            if (!sure.isEmpty()) {
                parts.add(new Part(sure, sentence.gap(), own, isOver, text.substring(0, at)));
            }
        }
        return parts;
    }

    /** Recognisers end what they have heard so far with a full stop. */
    private static String withoutMarks(String sentence, int stable) {
        int end = sentence.length();
        while (end > stable && isMark(sentence.codePointBefore(end))) {
            end -= Character.charCount(sentence.codePointBefore(end));
        }
        return sentence.substring(0, end);
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isWhitespace(codePoint)
                || type == Character.OTHER_PUNCTUATION
                || type == Character.DASH_PUNCTUATION;
    }

    /** Where a sentence that is too long is cut: after a clause near the end of what is stable, else after its last word; or 0. */
    private int cut(String sentence, int stable) {
        List<Integer> ends = WrittenForm.wordEnds(sentence);
        if (ends.size() <= longest) {
            return 0;
        }
        List<Integer> possible =
                ends.subList(0, longest).stream().filter(end -> end <= stable).toList();
        if (possible.size() < longest / 2) {
            return 0;
        }
        return possible.subList(possible.size() / 2, possible.size()).stream()
                .filter(end -> CLAUSE_ENDS.indexOf(sentence.codePointBefore(end)) >= 0)
                .reduce((one, other) -> other)
                .orElse(possible.get(possible.size() - 1));
    }

    /** The parts that are over are behind us. */
    void accepted(List<Part> parts) {
        for (Part part : parts) {
            if (part.isOver()) {
                over = part.upToEnd();
                sentencesOver++;
            }
        }
    }
}
