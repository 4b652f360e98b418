package org.meetinginterpreter.translation.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.meetinginterpreter.translation.glossary.GlossaryEntry.Kind;

/**
 * Tells by the words around it that the words of an entry are meant otherwise:
 *
 * <ul>
 *   <li>an idiom is meant literally where more words of the plain world (goalkeeper, lake, cat) stand around it than words of meetings
 *       (ministry, budget, vote): {@code glossary/senses.json}, English and Portuguese. One is enough; of everyday words, which are also said
 *       in meetings (road, children), only where the entry is known to be meant literally often, else three;
 *   <li>a term or name is not meant where a word stands, in any form, that its note rules out: behind <i>not</i>, <i>unlike</i> or <i>não</i>, such
 *       as "not the head of a table";
 *   <li>an English noun is not meant where it stands as a verb does: "volunteers water the trees".
 * </ul>
 */
final class PlainSense {
    private static final String FILE = "/org/meetinginterpreter/glossary/senses.json";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*");
    /** What stands behind these words in a note is ruled out; of other languages nothing is. */
    private static final Map<String, Pattern> RULED_OUT = Map.of(
            "en",
            ruledOut("not|no|nor|unlike|except|rather than|other than|instead of|as opposed to|different from"),
            "pt",
            ruledOut("não|nem|exceto|em vez de|ao contrário d[eoa]s?|diferente d[eoa]s?|nada a ver com"));

    private static final Pattern MEANT_NOT = Pattern.compile(
            "(?iu)([^.;:]*)[:;,] ?(?:not meant here|(?:is|are) something else|não é o caso|é outra coisa|são outra coisa)");
    private static final int SHORTEST_WORD = 3;

    private static final int SHORTEST_RULED_OUT = 4;

    /** The first that fits; English, then Portuguese, whose words hardly ever have the other's endings. */
    private static final Map<Pattern, String> ENDINGS = endings();

    private static final String DETERMINERS =
            "the|a|an|our|my|your|their|his|her|its|this|these|those|every|each|all|both|them|it|him|us";

    /** After these a noun does not stand. */
    private static final Pattern BEFORE_VERB = Pattern.compile(
            "(?i)(?:.*\\W)?(?:will|can|must|should|may|might|could|would|cannot|they|we|I|he|she|please|who|n't|don't|didn't)");

    private static final Pattern BEFORE_NOUN = Pattern.compile("(?i).*\\b(?:" + DETERMINERS
            + "|of|in|on|for|with|without|by|from|about|as|per|no|any|some|more|less|new|is|are"
            + "|was|were|has|have|had|and|or|than|between|under|over|after|before)");

    private static final Pattern BEHIND_VERB = Pattern.compile("(?i)(?:" + DETERMINERS + ")\\b.*");

    private static final Pattern BEFORE_PORTUGUESE_VERB =
            Pattern.compile("(?iu)(?:.*[^\\p{L}])?(?:eu|ele|ela|eles|elas|nós|você|vocês|lhe|lhes)");

    private static final class Words {
        private static final Map<String, Map<String, Set<String>>> ALL = read();

        private static Map<String, Map<String, Set<String>>> read() {
            try (InputStream in = PlainSense.class.getResourceAsStream(FILE)) {
                Map<String, Map<String, Set<String>>> all = new HashMap<>();
                JsonNode file = new ObjectMapper().readTree(in);
                file.properties().forEach(language -> {
                    Map<String, Set<String>> kinds = new HashMap<>();
                    language.getValue()
                            .properties()
                            .forEach(kind -> kinds.put(
                                    kind.getKey(),
                                    new HashSet<>(
                                            List.of(kind.getValue().asText().split(" ", -1)))));
                    all.put(language.getKey(), kinds);
                });
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(FILE + " of this program cannot be read", e);
            }
        }
    }

    private final Locale language;
    /** By the entry's id. */
    private final Map<String, Set<String>> ruledOut = new HashMap<>();

    PlainSense(Locale language) {
        this.language = language;
    }

    /** Learns what an entry's note rules out. */
    void add(GlossaryEntry entry) {
        boolean other = entry.kind() == Kind.TERM || entry.kind() == Kind.NAME;
        entry.note(language).filter(note -> other).ifPresent(note -> {
            Set<String> words = new HashSet<>();
            Stream.of(RULED_OUT.get(language.getLanguage()), MEANT_NOT)
                    .filter(Objects::nonNull)
                    .flatMap(pattern -> pattern.matcher(note).results())
                    .forEach(found -> words.addAll(words(found.group(1))));
            words.removeIf(word -> word.length() < SHORTEST_RULED_OUT);
            words.removeAll(
                    Words.ALL.getOrDefault(language.getLanguage(), Map.of()).getOrDefault("function", Set.of()));
            entry.term(language).ifPresent(term -> term.forms().forEach(form -> words.removeAll(words(form))));
            if (!words.isEmpty()) {
                ruledOut.put(entry.id(), words.stream().map(PlainSense::stem).collect(Collectors.toSet()));
            }
        });
    }

    /** Whether the words of a match are meant otherwise. */
    boolean isMeantOtherwise(String text, GlossaryEntry entry, int start, int end) {
        String before = text.substring(0, start);
        String behind = text.substring(end);
        if (entry.kind() == Kind.IDIOM || entry.alsoLiteral()) {
            Map<String, Set<String>> kinds = Words.ALL.getOrDefault(language.getLanguage(), Map.of());
            Set<String> around = words(before + " " + behind);
            long plain = count(around, kinds.getOrDefault("plain", Set.of()));
            long everyday = count(around, kinds.getOrDefault("everyday", Set.of()));
            long meeting = count(around, kinds.getOrDefault("meeting", Set.of()));
            boolean signs = plain > 0 || everyday >= (entry.alsoLiteral() ? 1 : 3);
            return signs && plain + everyday > meeting;
        }
        Set<String> not = ruledOut.get(entry.id());
        if (not != null
                && words(before + " " + behind).stream().map(PlainSense::stem).anyMatch(not::contains)) {
            return true;
        }
        boolean noun = entry.kind() == Kind.TERM
                && entry.term(language).map(GlossaryTerm::part).orElse(PartOfSpeech.OTHER) == PartOfSpeech.NOUN;
        return noun && text.substring(start, end).indexOf(' ') < 0 && isVerb(before.strip(), behind);
    }

    private boolean isVerb(String before, String behind) {
        return switch (language.getLanguage()) {
            case "en" ->
                BEFORE_VERB.matcher(before).matches()
                        || (behind.startsWith(" ")
                                && BEHIND_VERB.matcher(behind.strip()).matches()
                                && !BEFORE_NOUN.matcher(before).matches());
            case "pt" -> BEFORE_PORTUGUESE_VERB.matcher(before).matches();
            default -> false;
        };
    }

    private static Map<Pattern, String> endings() {
        Map<Pattern, String> endings = new LinkedHashMap<>();
        endings.put(Pattern.compile("(?<=\\p{L}{3})ies$"), "y");
        endings.put(Pattern.compile("(?<=(?:ch|sh|ss|x|z))es$"), "");
        endings.put(Pattern.compile("(?<=\\p{L}{2})ões$"), "ão");
        endings.put(Pattern.compile("(?<=\\p{L}{2}[aeou])is$"), "l");
        endings.put(Pattern.compile("(?<=\\p{L}{2})(?:éis|eis)$"), "el");
        endings.put(Pattern.compile("(?<=\\p{L}{2})ns$"), "m");
        endings.put(Pattern.compile("(?<=\\p{L}{4})(?:ing|ed)$"), "");
        endings.put(Pattern.compile("(?<=\\p{L}{3}[^su])s$"), "");
        return endings;
    }

    private static Pattern ruledOut(String words) {
        return Pattern.compile("(?iu)(?:^|[^\\p{L}])(?:" + words + ")\\s([^.;:]*)");
    }

    /** What forms of a word have in common, near enough: {@code plants}, {@code plant}; {@code imóveis}, {@code imóvel}. */
    private static String stem(String word) {
        for (Map.Entry<Pattern, String> ending : ENDINGS.entrySet()) {
            Matcher matcher = ending.getKey().matcher(word);
            if (matcher.find()) {
                return matcher.replaceFirst(ending.getValue());
            }
        }
        return word;
    }

    private static long count(Set<String> around, Set<String> known) {
        return around.stream()
                .filter(word -> known.contains(word)
                        || (word.endsWith("s") && known.contains(word.substring(0, word.length() - 1)))
                        || (word.endsWith("es") && known.contains(word.substring(0, word.length() - 2))))
                .count();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            if (word.group().length() >= SHORTEST_WORD) {
                words.add(word.group());
            }
        }
        return words;
    }
}
