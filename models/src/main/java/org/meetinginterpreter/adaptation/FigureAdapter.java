package org.meetinginterpreter.adaptation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the figures of a text as readers of a country have them: {@code 3:30 p.m.} becomes {@code 15:30} in the United Kingdom, {@code 1,2 bilhão}
 * becomes {@code 1,2 mil milhões} in Portugal. Only how a figure is written changes, never its value; what could mean two things
 * stays as it is. Texts of English and Portuguese; others stay as they are. Thread-safe; a caption takes microseconds.
 */
public final class FigureAdapter {
    private final Optional<FigureFinder> finder;
    private final FigureWriter writer;

    private FigureAdapter(Optional<FigureFinder> finder, FigureWriter writer) {
        this.finder = finder;
        this.writer = writer;
    }

    /**
     * For texts of a language and readers of a locale. Where these have different languages, figures get words of the locale's: for texts in
     * their own language name the locale by {@link #localeOf}.
     */
    public static FigureAdapter of(Locale textLanguage, Locale locale) {
        return new FigureAdapter(FigureFinder.of(textLanguage), new FigureWriter(locale, textLanguage));
    }

    /** How readers from the locale's country write in a language: a reader in Germany ({@code de-DE}) English as {@code en-DE}. */
    public static Locale localeOf(Locale textLanguage, Locale reader) {
        boolean same = textLanguage.getLanguage().equals(reader.getLanguage());
        String region = reader.getCountry().isEmpty() && same ? textLanguage.getCountry() : reader.getCountry();
        return new Locale.Builder()
                .setLanguage(textLanguage.getLanguage())
                .setScript(textLanguage.getScript())
                .setRegion(region)
                .build();
    }

    /** A text that does not change any more. */
    public AdaptedText adapt(String text) {
        return adapt(text, text.codePointCount(0, text.length()), true);
    }

    /**
     * A text that grows. Of the leading code points that will not change, fewer are promised where a figure may still become another:
     * {@code 3} may become {@code 3 million}.
     *
     * @param stable leading code points of {@code text} that later versions begin with
     */
    public AdaptedText adaptGrowing(String text, int stable) {
        return adapt(text, stable, false);
    }

    private AdaptedText adapt(String text, int stable, boolean whole) {
        List<Figure> figures = finder.map(known -> known.find(text)).orElse(List.of());
        int safe = text.offsetByCodePoints(0, stable);
        if (!whole && finder.isPresent()) {
            safe = safeEnd(text, safe, figures);
        }
        StringBuilder adapted = new StringBuilder();
        List<AdaptedText.Place> places = new ArrayList<>();
        int done = 0;
        int promised = -1;
        for (Figure figure : figures) {
            if (promised < 0 && figure.start() >= safe) {
                promised = points(adapted) + text.codePointCount(done, safe);
            }
            Optional<String> written = writer.write(figure.value());
            String original = text.substring(figure.start(), figure.end());
            if (written.isPresent() && !isSame(written.get(), original)) {
                adapted.append(text, done, figure.start());
                int start = points(adapted);
                adapted.append(written.get());
                places.add(new AdaptedText.Place(start, points(adapted), original));
                done = figure.end();
                // "p.m." ends a sentence with its own full stop
                boolean endsAll = original.endsWith(".") && text.substring(done).isBlank();
                if (whole && endsAll && !written.get().endsWith(".")) {
                    adapted.append('.');
                }
            }
        }
        if (promised < 0) {
            promised = points(adapted) + text.codePointCount(done, Math.max(done, safe));
        }
        adapted.append(text, done, text.length());
        return new AdaptedText(adapted.toString(), places, whole ? points(adapted) : promised);
    }

    /** How far everything stays as it is, whatever comes: to the first place from where on a figure may still become another. */
    private int safeEnd(String text, int stable, List<Figure> figures) {
        int safe = finder.map(known -> known.firstOpen(text, stable)).orElse(stable);
        for (Figure figure : figures) {
            if (figure.start() < safe && figure.end() > safe) {
                safe = figure.start();
            }
        }
        return safe;
    }

    /** Kinds of spaces apart. */
    private static boolean isSame(String written, String original) {
        return written.replaceAll("[\\u00a0\\u202f]", " ").equals(original.replaceAll("[\\u00a0\\u202f]", " "));
    }

    private static int points(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
