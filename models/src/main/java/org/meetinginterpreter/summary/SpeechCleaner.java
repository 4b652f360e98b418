package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;

/**
 * Makes sentences that can be read of what was said: without hesitations, words said twice, beginnings that were given up, and marks
 * that transcribers set ({@code {laughs}}, a space before each comma). Words that are left are never changed, moved or added. Thread-safe.
 */
public final class SpeechCleaner {
    /** What was given up may be this long. */
    private static final int LONGEST_FALSE_START = 4;
    /** What was said twice may be this long. */
    private static final int LONGEST_REPEAT = 5;
    /** A line may be a file without line breaks: what is longer is cleaned piece by piece. */
    private static final int MOST_CHARACTERS = 20_000;
    /** Recognisers that set no marks give sentences without end: what is longer is cut, after a comma if there is one. */
    private static final int MOST_WORDS = 50;

    /** Longer ones before a word that begins with them are words. */
    private static final int LONGEST_PIECE = 9;
    /** Behind "I" nobody says these. */
    private static final Set<String> PRONOUN_BEGUN = Set.of("in", "if", "it", "it's", "it'll", "is");

    private static final Pattern BROKEN_OFF =
            Pattern.compile("\\s*\\{disfmarker\\}|(?<=\\p{L})\\s*(?:--+|—|–(?=\\s|$)|\\.\\.\\.|…)");
    private static final Pattern MARKS = Pattern.compile("\\{[^}]{0,40}\\}|\\[[^\\]]{0,40}\\]");
    private static final Pattern APART = Pattern.compile("\\s+(?=[.,;:?!%]|'(?:s|re|ve|ll|d|m)\\b|n't\\b)");
    private static final Pattern SPELT = Pattern.compile("\\b(?:\\p{Lu}_)+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\uFFFD]+");

    private final Disfluencies disfluencies;
    private final SentenceSplitter splitter;

    public SpeechCleaner(Locale language) {
        this.disfluencies = Disfluencies.of(language);
        this.splitter = SentenceSplitter.of(language);
    }

    /** The sentences of what was said, cleaned; those of which nothing is left are left out. */
    public List<String> sentences(String said) {
        return sentences(said, true);
    }

    /** As {@link #sentences}, with what they begin and end with, such as "yes" and "so". */
    List<String> answers(String said) {
        return sentences(said, false);
    }

    private List<String> sentences(String said, boolean trimmed) {
        List<String> sentences = new ArrayList<>();
        String text = CONTROL.matcher(said).replaceAll(" ").strip();
        while (text.length() > MOST_CHARACTERS) {
            int space = text.lastIndexOf(' ', MOST_CHARACTERS);
            int end = space > 0 ? space : MOST_CHARACTERS;
            addSentences(text.substring(0, end), sentences, trimmed);
            text = text.substring(end);
        }
        addSentences(text, sentences, trimmed);
        return sentences;
    }

    private void addSentences(String said, List<String> sentences, boolean trimmed) {
        String text = MARKS.matcher(BROKEN_OFF.matcher(said).replaceAll("- ")).replaceAll(" ");
        text = SPELT.matcher(APART.matcher(text).replaceAll(""))
                .replaceAll(m -> m.group().replace("_", ""));
        for (Sentence sentence : splitter.split(text.strip())) {
            List<SpokenWord> words = clean(sentence.text(), trimmed);
            while (!words.isEmpty()) {
                int end = end(words);
                sentences.add(written(words.subList(0, end)));
                words = words.subList(end, words.size());
            }
        }
    }

    private static int end(List<SpokenWord> words) {
        if (words.size() <= MOST_WORDS) {
            return words.size();
        }
        for (int i = MOST_WORDS; i > MOST_WORDS / 2; i--) {
            if (words.get(i - 1).after().contains(",")) {
                return i;
            }
        }
        return MOST_WORDS;
    }

    private List<SpokenWord> clean(String sentence, boolean trimmed) {
        List<SpokenWord> words = new ArrayList<>();
        for (String piece : SPACES.split(sentence, 0)) {
            SpokenWord word = SpokenWord.of(piece);
            if (!word.isEmpty()) {
                words.add(word);
            } else if (!words.isEmpty() && !word.after().isEmpty()) {
                words.set(words.size() - 1, words.get(words.size() - 1).endedBy(word.after()));
            }
        }
        removeFillers(words);
        removePieces(words);
        removeRepeats(words);
        removeFalseStarts(words);
        removeRepeats(words);
        if (trimmed) {
            trim(words);
        }
        return words;
    }

    private void removeFillers(List<SpokenWord> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            int length = filler(words, i);
            if (length > 0) {
                remove(words, i, length);
            }
        }
    }

    /** How many words from there on mean nothing. */
    private int filler(List<SpokenWord> words, int at) {
        for (List<String> filler : disfluencies.fillers()) {
            if (SpokenWord.matches(words, at, filler)) {
                return filler.size();
            }
        }
        for (List<String> alone : disfluencies.alone()) {
            boolean apart = (at == 0 || !words.get(at - 1).after().isEmpty())
                    && SpokenWord.matches(words, at, alone)
                    && words.get(at + alone.size() - 1).after().startsWith(",");
            if (apart) {
                return alone.size();
            }
        }
        return 0;
    }

    /** Takes words away; a break or an end that stood behind the last of them stays. */
    private static void remove(List<SpokenWord> words, int from, int count) {
        SpokenWord last = words.get(from + count - 1);
        words.subList(from, from + count).clear();
        if (from > 0 && (last.isEnd() || last.isBrokenOff())) {
            words.set(from - 1, words.get(from - 1).endedBy(last.after()));
        }
    }

    /** Pieces of words, such as "th" before "the". */
    private void removePieces(List<SpokenWord> words) {
        Set<String> known = disfluencies.shortWords();
        for (int i = words.size() - 1; i >= 0; i--) {
            SpokenWord word = words.get(i);
            String piece = word.lower();
            boolean noWord = !known.isEmpty()
                    && piece.length() <= 2
                    && word.text().equals(piece)
                    && piece.chars().allMatch(c -> c >= 'a' && c <= 'z')
                    && !known.contains(piece);
            boolean begun = !word.isEnd()
                    && i + 1 < words.size()
                    && words.get(i + 1).lower().startsWith(piece)
                    && words.get(i + 1).lower().length() > piece.length()
                    && (word.isBrokenOff() || (!known.isEmpty() && !isKnown(word, words.get(i + 1))));
            if (noWord || begun) {
                words.remove(i);
            }
        }
    }

    /** Whether what the next word begins with is a word by itself: "the" before "they", though not "whe" before "when". */
    private boolean isKnown(SpokenWord word, SpokenWord next) {
        if (word.text().equals("I")) {
            return !PRONOUN_BEGUN.contains(next.lower());
        }
        return word.isNumber()
                || !word.after().isEmpty()
                || word.text().codePointCount(0, word.text().length()) > LONGEST_PIECE
                || disfluencies.shortWords().contains(word.lower())
                || Character.isUpperCase(word.text().codePointAt(word.text().length() - 1));
    }

    private void removeRepeats(List<SpokenWord> words) {
        for (int length = LONGEST_REPEAT; length >= 1; length--) {
            for (int i = words.size() - 2 * length; i >= 0; i--) {
                if (isRepeat(words, i, length)) {
                    words.subList(i, i + length).clear();
                    i = Math.min(i, words.size() - 2 * length + 1);
                }
            }
        }
    }

    private boolean isRepeat(List<SpokenWord> words, int at, int length) {
        if (at + 2 * length > words.size()) {
            return false;
        }
        boolean plain = true;
        for (int i = 0; i < length; i++) {
            SpokenWord one = words.get(at + i);
            if (!one.lower().equals(words.get(at + length + i).lower()) || one.isEnd()) {
                return false;
            }
            plain &= one.isNumber();
        }
        if (plain) {
            return false;
        }
        SpokenWord first = words.get(at);
        return length > 1 || !first.after().isEmpty() || !disfluencies.kept().contains(first.lower());
    }

    /** "Forty is- look, forty is what we had": what was broken off is left out, if it is short and more follows. */
    private static void removeFalseStarts(List<SpokenWord> words) {
        int start = 0;
        for (int i = 0; i < words.size(); i++) {
            SpokenWord word = words.get(i);
            if (word.isBrokenOff()) {
                boolean isShort = i - start < LONGEST_FALSE_START;
                if (isShort && words.size() - i - 1 > i - start) {
                    words.subList(start, i + 1).clear();
                    i = start - 1;
                } else {
                    start = i + 1;
                }
            } else if (word.after().contains(",")) {
                start = i + 1;
            }
        }
    }

    private static boolean dropOpener(List<SpokenWord> words, List<List<String>> openers, boolean paused) {
        for (List<String> opener : openers) {
            if (SpokenWord.matches(words, 0, opener)
                    && (!paused || !words.get(opener.size() - 1).after().isBlank())) {
                words.subList(0, opener.size()).clear();
                return true;
            }
        }
        return false;
    }

    private void trim(List<SpokenWord> words) {
        boolean again = true;
        while (again && !words.isEmpty()) {
            again = dropOpener(words, disfluencies.openers(), false)
                    || dropOpener(words, disfluencies.pausedOpeners(), true);
        }
        if (words.isEmpty() || words.get(words.size() - 1).isQuestion()) {
            return;
        }
        again = true;
        while (again && !words.isEmpty()) {
            again = false;
            for (List<String> closer : disfluencies.closers()) {
                int at = words.size() - closer.size();
                if (at >= 0 && SpokenWord.matches(words, at, closer)) {
                    words.subList(at, words.size()).clear();
                    again = true;
                    break;
                }
            }
        }
    }

    private static String written(List<SpokenWord> words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            SpokenWord word = words.get(i);
            boolean last = i == words.size() - 1;
            text.append(i == 0 ? "" : " ").append(word.text()).append(last ? word.ending() : word.inside());
        }
        if (text.length() > 0) {
            int first = text.codePointAt(0);
            text.replace(0, Character.charCount(first), Character.toString(Character.toTitleCase(first)));
        }
        return text.toString();
    }
}
