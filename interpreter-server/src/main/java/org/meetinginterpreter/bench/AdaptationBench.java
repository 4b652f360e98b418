package org.meetinginterpreter.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.adaptation.FigureAdapter;

/**
 * Whether figures are written as each locale has them, and what is no figure stays: the whole sentence must come out as it was, but
 * for its figure, which must have a form of the test set. The peer is leaving sentences as they are.
 */
public final class AdaptationBench {
    private static final List<String> LOCALES = List.of("pt-BR", "pt-PT", "en-US", "en-GB", "de", "ar", "hi", "ko");

    /** Measures half by half. */
    public void run(Report report) {
        for (String half : List.of("tune", "held")) {
            List<UnderstandingSet.Row> rows = UnderstandingSet.read("adaptation/adaptation.tsv").stream()
                    .filter(row -> row.get("half").equals(half))
                    .toList();
            int right = 0;
            int untouched = 0;
            for (String locale : LOCALES) {
                int here = 0;
                for (UnderstandingSet.Row row : rows) {
                    boolean isRight = isOneOf(adapted(row, locale), row, locale);
                    here += isRight ? 1 : 0;
                    untouched += isOneOf(row.get("text"), row, locale) ? 1 : 0;
                    if (!isRight && half.equals("tune")) {
                        report.detail()
                                .put("id", row.get("id"))
                                .put("locale", locale)
                                .put("span", row.get("span"))
                                .put("ours", adapted(row, locale))
                                .put("forms", row.get(locale));
                    }
                }
                right += here;
                report.line(
                        half + ", " + locale + " (" + rows.size() + ")", share(here, rows.size()), Report.Value.NONE);
            }
            int cells = rows.size() * LOCALES.size();
            report.line(half + ", all (" + cells + ")", share(right, cells), share(untouched, cells));
        }
    }

    private static String adapted(UnderstandingSet.Row row, String locale) {
        return FigureAdapter.of(Locale.forLanguageTag(row.get("language")), Locale.forLanguageTag(locale))
                .adapt(row.get("text"))
                .text();
    }

    private static boolean isOneOf(String adapted, UnderstandingSet.Row row, String locale) {
        return Arrays.stream(row.get(locale).split("\\|", -1))
                .anyMatch(form -> comparable(row.get("text").replace(row.get("span"), form))
                        .equals(comparable(adapted)));
    }

    /** As the set's README says. */
    private static String comparable(String text) {
        return text.replaceAll("[\\p{Cf}()]", "")
                .replaceAll("[\\u00a0\\u202f\\u2009]", " ")
                .replace('−', '-');
    }

    private static Report.Value share(int part, int all) {
        return Report.Value.of(100.0 * part / all, 1, "%");
    }
}
