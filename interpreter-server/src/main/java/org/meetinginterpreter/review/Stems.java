package org.meetinginterpreter.review;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.meetinginterpreter.review.FoldedText.Word;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.German2Stemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** What a language's words have in common with their inflections, by Snowball's stemmers. One thread at a time. */
final class Stems {
    private static final Map<String, Supplier<SnowballStemmer>> STEMMERS = Map.ofEntries(
            Map.entry("ar", ArabicStemmer::new),
            Map.entry("hy", ArmenianStemmer::new),
            Map.entry("eu", BasqueStemmer::new),
            Map.entry("ca", CatalanStemmer::new),
            Map.entry("da", DanishStemmer::new),
            Map.entry("nl", DutchStemmer::new),
            Map.entry("en", EnglishStemmer::new),
            Map.entry("et", EstonianStemmer::new),
            Map.entry("fi", FinnishStemmer::new),
            Map.entry("fr", FrenchStemmer::new),
            Map.entry("de", German2Stemmer::new),
            Map.entry("el", GreekStemmer::new),
            Map.entry("hi", HindiStemmer::new),
            Map.entry("hu", HungarianStemmer::new),
            Map.entry("id", IndonesianStemmer::new),
            Map.entry("ga", IrishStemmer::new),
            Map.entry("it", ItalianStemmer::new),
            Map.entry("lt", LithuanianStemmer::new),
            Map.entry("ne", NepaliStemmer::new),
            Map.entry("no", NorwegianStemmer::new),
            Map.entry("nb", NorwegianStemmer::new),
            Map.entry("nn", NorwegianStemmer::new),
            Map.entry("pt", PortugueseStemmer::new),
            Map.entry("ro", RomanianStemmer::new),
            Map.entry("ru", RussianStemmer::new),
            Map.entry("sr", SerbianStemmer::new),
            Map.entry("es", SpanishStemmer::new),
            Map.entry("sv", SwedishStemmer::new),
            Map.entry("ta", TamilStemmer::new),
            Map.entry("tr", TurkishStemmer::new));

    /** Plurals that its stemmer leaves apart from their singulars. */
    private static final Map<String, String> PORTUGUESE_PLURAL = Map.of("oes", "ao", "aes", "ao", "ens", "em");

    private final Optional<SnowballStemmer> stemmer;
    private final boolean isPortuguese;

    Stems(Locale language) {
        isPortuguese = language.getLanguage().equals("pt");
        stemmer = Optional.ofNullable(STEMMERS.get(language.getLanguage())).map(Supplier::get);
    }

    /** The stem of a word without accents, by its accented form; the word itself where the language has no stemmer. */
    String of(Word word) {
        if (isPortuguese) {
            String singular = PORTUGUESE_PLURAL.entrySet().stream()
                    .filter(ending -> word.text().endsWith(ending.getKey()))
                    .findFirst()
                    .map(ending -> word.text()
                                    .substring(
                                            0,
                                            word.text().length()
                                                    - ending.getKey().length())
                            + ending.getValue())
                    .orElse(word.text());
            return stem(singular);
        }
        return FoldedText.plain(stem(word.accented()));
    }

    private String stem(String word) {
        return stemmer.map(known -> {
                    known.setCurrent(word);
                    known.stem();
                    return known.getCurrent();
                })
                .orElse(word);
    }
}
