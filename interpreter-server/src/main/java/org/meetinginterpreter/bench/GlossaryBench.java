package org.meetinginterpreter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryFormat;
import org.meetinginterpreter.translation.glossary.GlossaryMatch;

/**
 * Whether a glossary's terms are rendered as listed, what becomes of sentences that mean none, and what it costs. Beside it the same
 * network without a glossary, and blind replacement: the base form put in the place of the source's words before translating.
 */
public final class GlossaryBench {
    /** Terms rendered as listed, of a hundred. */
    private static final double RENDERED = 98;

    private static final double LOST_CHRF = 0.3;
    private static final double SLOWER = 10;
    private static final int ROUNDS = 8;

    private final Locale from;
    private final Locale to;
    private final Translator translator;
    private final Glossary glossary;

    /** @param translator without a cache */
    public GlossaryBench(Translator translator) {
        this.from = translator.source();
        this.to = translator.target();
        this.translator = translator;
        this.glossary = read("glossary/glossary.csv");
    }

    private static Glossary read(String file) {
        try {
            return GlossaryFormat.CSV.readFrom(UnderstandingSet.open(file)).glossary();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Measures one direction, half by half. */
    public void run(Report report) {
        for (String half : List.of("tune", "held")) {
            terms(half, report);
            plain(half, report);
        }
        verbs(report);
        speed(report);
    }

    /** Sentences with verbs of a glossary of their own, all of them to be tuned on. */
    private void verbs(Report report) {
        Glossary verbs = read("glossary/verbs.csv");
        List<UnderstandingSet.Row> rows = rows("glossary/verbs.tsv", "tune");
        List<Translation> ours = translated(texts(rows), verbs);
        List<Translation> free = translated(texts(rows), Glossary.EMPTY);
        int rendered = 0;
        int without = 0;
        for (int i = 0; i < rows.size(); i++) {
            String renderings = rows.get(i).get("renderings");
            boolean right = UnderstandingSet.hasOne(ours.get(i).text(), renderings);
            rendered += right ? 1 : 0;
            without += UnderstandingSet.hasOne(free.get(i).text(), renderings) ? 1 : 0;
            if (!right) {
                detail(report, rows.get(i).get("terms"), texts(rows).get(i), ours.get(i));
            }
        }
        report.line(
                label("tune") + ": verbs in the form that is right there (" + rows.size() + ")",
                Report.Value.of(100.0 * rendered / rows.size(), 1, "%"),
                Report.Value.of(100.0 * without / rows.size(), 1, "%"));
    }

    private static void detail(Report report, String term, String text, Translation ours) {
        report.detail().put("term", term).put("text", text).put("ours", ours.text());
    }

    private void terms(String half, Report report) {
        List<UnderstandingSet.Row> rows = rows("glossary/sentences.tsv", half);
        List<String> texts = texts(rows);
        List<Translation> ours = translated(texts, glossary);
        List<Translation> free = translated(texts, Glossary.EMPTY);
        List<Translation> blind = translated(texts.stream().map(this::replaced).toList(), Glossary.EMPTY);
        int terms = 0;
        int[] rendered = new int[3];
        for (int i = 0; i < rows.size(); i++) {
            String[] renderings = rows.get(i).get("renderings").split(";", -1);
            String[] ids = rows.get(i).get("terms").split(";", -1);
            terms += renderings.length;
            for (int term = 0; term < renderings.length; term++) {
                boolean right = UnderstandingSet.hasOne(ours.get(i).text(), renderings[term]);
                rendered[0] += right ? 1 : 0;
                rendered[1] += UnderstandingSet.hasOne(free.get(i).text(), renderings[term]) ? 1 : 0;
                rendered[2] += UnderstandingSet.hasOne(blind.get(i).text(), renderings[term]) ? 1 : 0;
                if (!right && half.equals("tune")) {
                    detail(report, ids[term], texts.get(i), ours.get(i));
                }
            }
        }
        double share = 100.0 * rendered[0] / terms;
        report.line(
                label(half) + ": terms rendered as listed (" + terms + " in " + rows.size() + " sentences)",
                Report.Value.of(share, 1, "%"),
                Report.Value.of(100.0 * rendered[1] / terms, 1, "%"),
                new Report.Target(">= 98 %", share >= RENDERED));
        report.line(
                label(half) + ": the same by blind replacement",
                Report.Value.of(100.0 * rendered[2] / terms, 1, "%"),
                Report.Value.NONE);
        report.line(
                label(half) + ": chrF of these sentences (blind replacement " + score(blind, rows) + ")",
                Report.Value.of(chrf(ours, rows), 1, ""),
                Report.Value.of(chrf(free, rows), 1, ""));
    }

    private void plain(String half, Report report) {
        List<UnderstandingSet.Row> rows = rows("glossary/plain.tsv", half);
        List<Translation> ours = translated(texts(rows), glossary);
        List<Translation> free = translated(texts(rows), Glossary.EMPTY);
        double with = chrf(ours, rows);
        double without = chrf(free, rows);
        report.line(
                label(half) + ": chrF of sentences that mean no term (" + rows.size() + ")",
                Report.Value.of(with, 2, ""),
                Report.Value.of(without, 2, ""),
                new Report.Target("loss <= 0.3", without - with <= LOST_CHRF));
        for (String kind : List.of("plain", "near", "homonym")) {
            int all = 0;
            int changed = 0;
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).get("kind").equals(kind)) {
                    all++;
                    changed += ours.get(i).text().equals(free.get(i).text()) ? 0 : 1;
                }
            }
            report.line(
                    label(half) + ": changed of the " + all + " " + kind + " ones",
                    Report.Value.of(changed, 0, ""),
                    Report.Value.NONE);
        }
    }

    /** Processor time of all sentences of the sets, one by one. */
    private void speed(Report report) {
        List<String> terms = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (String half : List.of("tune", "held")) {
            terms.addAll(texts(rows("glossary/sentences.tsv", half)));
            plain.addAll(texts(rows("glossary/plain.tsv", half)));
        }
        slower("sentences with terms", terms, report);
        slower("sentences without", plain, report);
    }

    /** Of each sentence the least of some rounds, with and without one right after the other, so that both meet the same machine. */
    private void slower(String which, List<String> texts, Report report) {
        double[] with = new double[texts.size()];
        double[] without = new double[texts.size()];
        Arrays.fill(with, Double.MAX_VALUE);
        Arrays.fill(without, Double.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < texts.size(); i++) {
                if (round % 2 == 0) {
                    without[i] = Math.min(without[i], processorMillis(texts.get(i), Glossary.EMPTY));
                }
                with[i] = Math.min(with[i], processorMillis(texts.get(i), glossary));
                if (round % 2 == 1) {
                    without[i] = Math.min(without[i], processorMillis(texts.get(i), Glossary.EMPTY));
                }
            }
        }
        double ours = Arrays.stream(with).average().orElseThrow();
        double free = Arrays.stream(without).average().orElseThrow();
        double slower = 100 * (ours / free - 1);
        report.line(
                from + "-" + to + ": processor time of a sentence, " + which + " (" + texts.size() + ")",
                new Report.Value(String.format(Locale.ROOT, "%.2f ms (%+.1f %%)", ours, slower), ours),
                Report.Value.of(free, 2, "ms"),
                new Report.Target("at most 10 % slower", slower <= SLOWER));
    }

    private double processorMillis(String text, Glossary which) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        translated(List.of(text), which);
        return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private String replaced(String text) {
        String replaced = text;
        List<GlossaryMatch> matches = new ArrayList<>(glossary.matcher(from, to).find(text));
        matches.sort(Comparator.comparingInt(GlossaryMatch::start).reversed());
        for (GlossaryMatch match : matches) {
            String base = match.entry().term(to).map(term -> term.text()).orElse(match.surface(text));
            replaced = replaced.substring(0, match.start()) + base + replaced.substring(match.end());
        }
        return replaced;
    }

    private String label(String half) {
        return from + "-" + to + " " + half;
    }

    private List<UnderstandingSet.Row> rows(String file, String half) {
        return UnderstandingSet.read(file).stream()
                .filter(row -> row.isFor(half, from))
                .toList();
    }

    private static List<String> texts(List<UnderstandingSet.Row> rows) {
        return rows.stream().map(row -> row.get("text")).toList();
    }

    private List<Translation> translated(List<String> texts, Glossary which) {
        return translator.translate(texts.stream()
                .map(text -> TranslationRequest.of(text).under(which))
                .toList());
    }

    private static String score(List<Translation> translations, List<UnderstandingSet.Row> rows) {
        return String.format(Locale.ROOT, "%.1f", chrf(translations, rows));
    }

    private static double chrf(List<Translation> translations, List<UnderstandingSet.Row> rows) {
        return Chrf.score(
                translations.stream().map(Translation::text).toList(),
                rows.stream().map(row -> row.get("reference")).toList());
    }
}
