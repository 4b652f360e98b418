package org.meetinginterpreter.model;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/languages.md}, made from the catalogue: which models there are for a language, how good, and what has none. */
final class LanguagesPage {
    private static final Pattern BLEU = Pattern.compile("BLEU ([0-9.]+)");
    private static final String NONE = "–";

    /** Official languages of states and of the United Nations, and others that delegations of Central Asia bring. */
    private static final List<String> ASKED_FOR = List.of(
            ("ar az be bg bn bs ca cs da de dz el en es et fa fi fil fr ga he hi hr hu hy id is it ja ka kk km ko ky lb lo lt lv mg mi mk mn ms mt"
                            + " my ne nl no pl ps pt ro ru rw si sk sl so sq sr sv sw ta tg th ti tk tr tt ug uk ur uz vi zh")
                    .split(" ", -1));

    private final Collection<ModelEntry> entries;
    private final Map<String, List<String>> speech = new TreeMap<>();
    private final Map<String, List<String>> toEnglish = new TreeMap<>();
    private final Map<String, List<String>> fromEnglish = new TreeMap<>();

    LanguagesPage(ModelCatalog catalog) {
        this.entries = catalog.entries();
        for (ModelEntry entry : entries) {
            if (entry.task() == ModelTask.SPEECH_RECOGNITION) {
                String tag =
                        language(LanguageGroup.parse(entry.languages().get(0)).first());
                add(speech, tag, entry.engine().equals("vosk") ? "Vosk" : "Moonshine");
            } else if (entry.task() == ModelTask.TRANSLATION) {
                entry.pairs().forEach(pair -> add(entry, pair));
            }
        }
    }

    private void add(ModelEntry entry, LanguagePair pair) {
        boolean from = pair.from().equals(Locale.ENGLISH);
        Locale other = from ? pair.to() : pair.from();
        add(from ? fromEnglish : toEnglish, language(other), made(entry) + quality(entry, other));
    }

    private static void add(Map<String, List<String>> models, String tag, String model) {
        List<String> known = models.computeIfAbsent(tag, absent -> new ArrayList<>());
        if (!known.contains(model)) {
            known.add(model);
        }
    }

    private static String made(ModelEntry entry) {
        return entry.id().startsWith("opus-mt-") ? "OPUS-MT" : "Firefox";
    }

    private static String quality(ModelEntry entry, Locale language) {
        Matcher own = Pattern.compile("\\b" + language.getLanguage() + " ([0-9]+\\.[0-9])")
                .matcher(entry.note());
        boolean several = entry.pairs().size() > 1 && !language.getLanguage().equals("zh");
        Matcher all = BLEU.matcher(entry.note());
        if (several) {
            return own.find() ? " " + own.group(1) : "";
        }
        return all.find() ? " " + all.group(1) : "";
    }

    /** The language alone, in the form that catalogues of people use: {@code fil} is {@code tl}. */
    private static String language(Locale locale) {
        String tag = ULocale.createCanonical(ULocale.forLocale(locale)).getLanguage();
        return tag.equals("nb") ? "no" : tag;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Languages

                Made from the catalogue by `LanguagesPageTest`, which fails when this page is another: `mvn -pl models test \
                -Dtest=LanguagesPageTest -Dlanguages.write=true` writes it. `scripts/interpreter models list --language kk` lists a \
                language's models.

                A number is BLEU as the makers published it: for Firefox on FLORES, for OPUS-MT on the test set that the list below names, mostly \
                Tatoeba, whose short sentences are easy: the two cannot be compared. Below about 20 expect a reader to get the topic, not the \
                sentence. Every pair that English joins is translated through English. Firefox's models are checked against published hashes; \
                OPUS-MT and most of Vosk publish none, so they install only with `--accept-unverified`. OPUS-MT's networks are ten times \
                larger than Firefox's and score the whole vocabulary at each step: slower, and about 300 MB on disk and again in memory.

                | language | tag | speech | to English | from English |
                |---|---|---|---|---|
                """);
        tags().stream()
                .filter(tag -> !tag.equals("en"))
                .sorted(Comparator.comparing(LanguagesPage::name))
                .forEach(tag -> page.append("| %s | %s | %s | %s | %s |%n"
                        .formatted(name(tag), tag, cell(speech, tag), cell(toEnglish, tag), cell(fromEnglish, tag))));
        page.append("%nEnglish speech: %s.%n".formatted(cell(speech, "en")));
        missing(page);
        page.append("""

                ## OPUS-MT models and what their makers measured

                Licence CC-BY-4.0 (each archive holds it). Their own notes:

                """);
        entries.stream()
                .filter(entry -> entry.id().startsWith("opus-mt-"))
                .forEach(entry -> page.append("- `%s`: %s%n".formatted(entry.id(), entry.note())));
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private void missing(StringBuilder page) {
        page.append("""

                ## What has no model

                Of the official languages of states and of the United Nations, and those of Central Asia:

                """);
        page.append("- No speech recognition: " + without(speech) + ".\n");
        page.append("- No translation into English: " + without(toEnglish) + ".\n");
        page.append("- No translation from English: " + without(fromEnglish) + ".\n");
        page.append("""

                Their speakers type, or speak a language that is recognised; their readers read another. An operator's own model of a known \
                kind is added with `scripts/interpreter models add`.
                """);
    }

    private String without(Map<String, List<String>> models) {
        return ASKED_FOR.stream()
                .map(tag -> language(Locale.forLanguageTag(tag)))
                .filter(tag -> !tag.equals("en") && !models.containsKey(tag))
                .map(tag -> name(tag) + " (" + tag + ")")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private List<String> tags() {
        TreeMap<String, Boolean> tags = new TreeMap<>();
        List.of(speech, toEnglish, fromEnglish)
                .forEach(models -> models.keySet().forEach(tag -> tags.put(tag, true)));
        return List.copyOf(tags.keySet());
    }

    private static String cell(Map<String, List<String>> models, String tag) {
        return String.join(", ", models.getOrDefault(tag, List.of(NONE)));
    }

    private static String name(String tag) {
        return ULocale.forLanguageTag(tag).getDisplayLanguage(ULocale.ENGLISH);
    }
}
