package org.meetinginterpreter.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.meetinginterpreter.bench.Corruption.Pair;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.faithful.FaithfulTranslator;
import org.meetinginterpreter.translation.faithful.FaithfulnessCheck;

/**
 * How often the check of translations raises a false alarm, and how many real losses it finds. Alarms on the translations of people
 * count as false, all of them, though some are losses by the translators; losses are done to translations that raise none.
 */
public final class FaithfulnessBench {
    private static final double MOST_FALSE = 0.02;

    private final Locale from;
    private final Locale to;
    private final FaithfulnessCheck check;

    public FaithfulnessBench(Locale from, Locale to) {
        this.from = from;
        this.to = to;
        this.check = FaithfulnessCheck.of(from, to);
    }

    /**
     * Of a number of lines.
     *
     * @param found lines that raised an alarm
     * @param of all lines
     */
    record Share(int found, int of) {
        double ratio() {
            return of == 0 ? Double.NaN : (double) found / of;
        }

        Value value() {
            return new Value(String.format(Locale.ROOT, "%d of %d (%.1f %%)", found, of, 100 * ratio()), ratio());
        }
    }

    /** Adds the lines of this direction to a report. */
    public void run(ParallelText text, Optional<Translator> translator, long seed, Report report) {
        String pair = from.toLanguageTag() + "->" + to.toLanguageTag();
        Share alarms = falseAlarms(text);
        report.line(
                pair + " alarms on the translations of people (false)",
                alarms.value(),
                Value.NONE,
                new Target("<= 2 %", alarms.ratio() <= MOST_FALSE));
        for (Corruption corruption : Corruption.values()) {
            report.line(
                    pair + " found: " + corruption.title(),
                    detected(corruption, text, seed).value(),
                    Value.NONE);
        }
        translator.ifPresent(network -> machine(pair, text, network, report));
    }

    /** Lines whose human translation raises an alarm. */
    Share falseAlarms(ParallelText text) {
        int alarms = 0;
        for (int i = 0; i < text.size(); i++) {
            alarms += isDoubtful(text.source().get(i), text.reference().get(i)) ? 1 : 0;
        }
        return new Share(alarms, text.size());
    }

    /** Lines in which a loss was found, of those in which it could be done. */
    Share detected(Corruption corruption, ParallelText text, long seed) {
        Random random = new Random(seed);
        int found = 0;
        int spoilt = 0;
        for (int i = 0; i < text.size(); i++) {
            Pair good = new Pair(text.source().get(i), text.reference().get(i));
            if (isDoubtful(good.source(), good.translation())) {
                continue;
            }
            Optional<Pair> bad = corruption.spoil(good, random);
            if (bad.isPresent()) {
                spoilt++;
                found += isDoubtful(bad.get().source(), bad.get().translation()) ? 1 : 0;
            }
        }
        return new Share(found, spoilt);
    }

    private boolean isDoubtful(String source, String translation) {
        return !check.doubts(source, translation).isEmpty();
    }

    private void machine(String pair, ParallelText text, Translator network, Report report) {
        List<TranslationRequest> requests =
                text.source().stream().map(TranslationRequest::of).toList();
        List<Translation> plain = network.translate(requests);
        List<Translation> checked = new FaithfulTranslator(network).translate(requests);
        int before = 0;
        int after = 0;
        for (int i = 0; i < text.size(); i++) {
            String source = text.source().get(i);
            boolean doubtful = isDoubtful(source, plain.get(i).text());
            boolean still = !checked.get(i).doubts().isEmpty();
            before += doubtful ? 1 : 0;
            after += still ? 1 : 0;
            if (doubtful) {
                report.detail()
                        .put("pair", pair)
                        .put("line", i + 1)
                        .put("source", source)
                        .put("doubts", check.doubts(source, plain.get(i).text()).toString())
                        .put("first", plain.get(i).text())
                        .put("given", checked.get(i).withDoubts());
            }
        }
        report.line(pair + " alarms on the network's output", new Share(before, text.size()).value(), Value.NONE);
        report.line(pair + " alarms left after the second attempt", new Share(after, text.size()).value(), Value.NONE);
    }
}
