package org.meetinginterpreter.bench;

import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.StarterIdioms;

/** Whether the starter idioms are rendered by meaning, and their words left alone where they are meant literally. */
public final class IdiomBench {
    private final Locale from;

    private final Translator translator;

    public IdiomBench(Translator translator) {
        this.from = translator.source();
        this.translator = translator;
    }

    /** Measures one direction, half by half. */
    public void run(Report report) {
        Glossary idioms = StarterIdioms.glossary();
        for (String half : List.of("tune", "held")) {
            List<UnderstandingSet.Row> rows = UnderstandingSet.read("idioms/sentences.tsv").stream()
                    .filter(row -> row.isFor(half, from))
                    .toList();
            int meant = 0;
            int rendered = 0;
            int exact = 0;
            int exactFree = 0;
            int literal = 0;
            int left = 0;
            for (UnderstandingSet.Row row : rows) {
                String text = row.get("text");
                Translation ours = translator
                        .translate(List.of(TranslationRequest.of(text).under(idioms)))
                        .get(0);
                boolean found = ours.terms().contains(row.get("idiom"));
                if (row.get("kind").equals("literal")) {
                    literal++;
                    left += found ? 0 : 1;
                } else {
                    meant++;
                    rendered += found ? 1 : 0;
                    exact += UnderstandingSet.hasOne(ours.text(), row.get("renderings")) ? 1 : 0;
                    String free = translator.translateTexts(List.of(text)).get(0);
                    exactFree += UnderstandingSet.hasOne(free, row.get("renderings")) ? 1 : 0;
                }
                if (half.equals("tune") && found == row.get("kind").equals("literal")) {
                    report.detail()
                            .put("idiom", row.get("idiom"))
                            .put("text", text)
                            .put("ours", ours.text());
                }
            }
            String label = from + "-" + translator.target() + " " + half + ": ";
            report.line(
                    label + "idioms rendered by meaning (" + meant + ")", share(rendered, meant), Report.Value.NONE);
            report.line(label + "in the very form of the test set", share(exact, meant), share(exactFree, meant));
            report.line(label + "literal ones left alone (" + literal + ")", share(left, literal), Report.Value.NONE);
        }
    }

    private static Report.Value share(int part, int all) {
        return Report.Value.of(100.0 * part / all, 1, "%");
    }
}
