package org.meetinginterpreter.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings English text into the one form in which words are counted, the same for every system compared: lower case, no
 * punctuation, contractions and titles written out, hesitations dropped, number words as figures (see {@link NumberWords}).
 *
 * <p>The rules are those of Whisper's English text normaliser (Radford et al., "Robust Speech Recognition via Large-Scale Weak
 * Supervision", appendix C), written anew, with two differences: British and American spellings stay what they are, and single
 * figures that stand side by side are one number whether they were words or not ("one two three" = "1, 2, 3" = "123").
 */
public final class EnglishNormalizer {
    /**
     * A word in normal form.
     *
     * @param text the word or number
     * @param first index of the first written word that it comes from (written words are separated by white space)
     * @param last index of the last such word
     */
    public record Word(String text, int first, int last) {}

    private static final Pattern BRACKETED = Pattern.compile("[<\\[][^>\\]]*[>\\]]|\\([^)]*\\)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DIGIT_GROUPS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)*(st|nd|rd|th|s)?");
    private static final Pattern PIECE = Pattern.compile("\\d+(?:\\.\\d+)*(?:(?:st|nd|rd|th|s)(?![a-z]))?|[a-z']+");
    private static final Set<String> HESITATIONS = Set.of("hmm", "mm", "mhm", "mmm", "uh", "um");
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("won't", "will not"),
            Map.entry("can't", "can not"),
            Map.entry("cannot", "can not"),
            Map.entry("let's", "let us"),
            Map.entry("ain't", "aint"),
            Map.entry("y'all", "you all"),
            Map.entry("wanna", "want to"),
            Map.entry("kinda", "kind of"),
            Map.entry("sorta", "sort of"),
            Map.entry("dunno", "do not know"),
            Map.entry("gotta", "got to"),
            Map.entry("gonna", "going to"),
            Map.entry("imma", "i am going to"),
            Map.entry("i'ma", "i am going to"),
            Map.entry("cause", "because"),
            Map.entry("'cause", "because"),
            Map.entry("ma'am", "madam"),
            Map.entry("yknow", "you know"),
            Map.entry("y'know", "you know"),
            Map.entry("mr", "mister"),
            Map.entry("mrs", "missus"),
            Map.entry("dr", "doctor"),
            Map.entry("st", "saint"),
            Map.entry("prof", "professor"),
            Map.entry("capt", "captain"),
            Map.entry("gov", "governor"),
            Map.entry("gen", "general"),
            Map.entry("sen", "senator"),
            Map.entry("rep", "representative"),
            Map.entry("jr", "junior"),
            Map.entry("sr", "senior"));
    private static final Map<String, String> ENDINGS = Map.of(
            "n't", "not", "'re", "are", "'s", "is", "'d", "would", "'ll", "will", "'t", "not", "'ve", "have", "'m",
            "am");
    private static final Map<String, String> SYMBOLS =
            Map.of("%", " percent ", "$", " dollar ", "€", " euro ", "£", " pound ", "&", " and ");

    private EnglishNormalizer() {}

    /** The words of {@code text} in normal form, in order. */
    public static List<Word> words(String text) {
        String[] written = SPACE.split(BRACKETED.matcher(text).replaceAll(" ").strip(), -1);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            for (String piece : pieces(written[i])) {
                words.add(new Word(piece, i, i));
            }
        }
        return NumberWords.toFigures(words);
    }

    /** The words in normal form with a space between them. */
    public static String normalize(String text) {
        return String.join(" ", words(text).stream().map(Word::text).toList());
    }

    private static List<String> pieces(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}", "")
                .replace('’', '\'')
                .replace('‘', '\'')
                .toLowerCase(Locale.ROOT);
        plain = DIGIT_GROUPS.matcher(plain).replaceAll("");
        for (Map.Entry<String, String> symbol : SYMBOLS.entrySet()) {
            plain = plain.replace(symbol.getKey(), symbol.getValue());
        }
        List<String> pieces = new ArrayList<>();
        var matcher = PIECE.matcher(plain);
        while (matcher.find()) {
            String piece = matcher.group();
            if (NUMBER.matcher(piece).matches()) {
                pieces.add(piece);
            } else {
                spellOut(piece, pieces);
            }
        }
        return pieces;
    }

    private static void spellOut(String word, List<String> pieces) {
        String whole = WHOLE.get(word);
        String bare = word.replaceAll("^'+|'+$", "");
        if (whole == null) {
            whole = WHOLE.get(bare);
        }
        if (whole != null) {
            pieces.addAll(List.of(whole.split(" ", -1)));
            return;
        }
        if (bare.isEmpty() || HESITATIONS.contains(bare)) {
            return;
        }
        for (String ending : List.of("n't", "'re", "'s", "'d", "'ll", "'t", "'ve", "'m")) {
            if (bare.endsWith(ending) && bare.length() > ending.length()) {
                spellOut(bare.substring(0, bare.length() - ending.length()), pieces);
                pieces.add(ENDINGS.get(ending));
                return;
            }
        }
        for (String part : bare.split("'", -1)) {
            pieces.add(part);
        }
    }
}
