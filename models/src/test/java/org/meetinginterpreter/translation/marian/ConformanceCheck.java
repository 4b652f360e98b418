package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.meetinginterpreter.translation.marian.MadeUpModel.Storage;

/**
 * Compares this engine with native Bergamot on made-up models; {@code scripts/check-conformance} runs it. {@code small} makes the
 * lines of {@code conformance.tsv}; {@code full} runs twins of every Firefox shape in their full size and prints a table.
 */
public final class ConformanceCheck {
    private static final int SMALL_SENTENCES = 12;
    private static final int FULL_SENTENCES = 30;
    /** Sentences whose scores are compared as well: plain loops are slow. */
    private static final int SCORED = 3;
    /** Below it, sums in another order may choose differently. */
    private static final double TIE = 1e-3;

    private final BergamotPeer peer;
    private final Path work;

    private ConformanceCheck(BergamotPeer peer, Path work) {
        this.peer = peer;
        this.work = work;
    }

    /**
     * Runs.
     *
     * @param arguments small or full; the peer's folder; the script that drives it; a folder for the models. Or opus, and a folder for
     *     the models of OPUS-MT's kind, for {@code ctranslate2_lines.py}
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("opus")) {
            for (MadeUpShape shape : MadeUpShape.SMALL) {
                if (shape.decoder() == MarianConfiguration.Decoder.SELF_ATTENTION) {
                    LoadedMadeUpModel.writeOpus(Path.of(arguments[1]).resolve(shape.name()), shape);
                }
            }
            return;
        }
        ConformanceCheck check = new ConformanceCheck(
                new BergamotPeer(Path.of(arguments[1]), Path.of(arguments[2])), Path.of(arguments[3]));
        if (arguments[0].equals("small")) {
            check.makeLines();
        } else {
            System.exit(check.compareFullSize() ? 0 : 1);
        }
    }

    private void makeLines() throws IOException {
        print(
                "# What native Bergamot 0.4.5 wrote for the models of MadeUpShape.SMALL: float32, beam 1, max-length-factor 2.");
        print("# Made by scripts/check-conformance small. Sentences in which the two best scores come closer than "
                + TIE + " are left out.");
        print("# model, whole vocabulary or shortlist, source, target, log probability of each word");
        for (MadeUpShape shape : MadeUpShape.SMALL) {
            Path folder = written(shape, Storage.FLOAT32);
            List<String> sources = MadeUpModel.sourceWords(shape).sentences(SMALL_SENTENCES, 10, 5);
            for (boolean shortlisted : new boolean[] {false, true}) {
                BergamotPeer.Answers answers = peer.translate(folder, shortlisted, "float32", sources);
                try (LoadedMadeUpModel model = LoadedMadeUpModel.open(folder, shortlisted, Arithmetic.FLOAT32)) {
                    for (int i = 0; i < sources.size(); i++) {
                        if (model.translatePlainly(sources.get(i)).margin() >= TIE) {
                            print(new ConformanceLine(
                                            shape.name(),
                                            shortlisted,
                                            sources.get(i),
                                            answers.texts().get(i),
                                            answers.logProbabilities().get(i))
                                    .toString());
                        }
                    }
                }
            }
        }
    }

    private boolean compareFullSize() throws IOException {
        print("| shape | float32 twin | int8 file read as float32 | log probabilities differ by at most "
                + "| our int8 | with alphas | Bergamot's int8 | with alphas |");
        print("|---|---|---|---|---|---|---|---|");
        boolean good = true;
        for (MadeUpShape shape : MadeUpShape.FULL) {
            good &= compare(shape);
        }
        return good;
    }

    private boolean compare(MadeUpShape shape) throws IOException {
        Path twin = written(shape, Storage.FLOAT32);
        List<String> sources = MadeUpModel.sourceWords(shape).sentences(FULL_SENTENCES, 16, 5);
        BergamotPeer.Answers whole = peer.translate(twin, false, "float32", sources);
        BergamotPeer.Answers listed = peer.translate(twin, true, "float32", sources);
        Same float32 = exact(twin, whole, sources, false).plus(exact(twin, listed, sources, true));
        double difference = difference(twin, whole, sources);
        if (!shape.storages().contains(Storage.INT8)) {
            print("| %s | %s | - | %.0e | - | - | - | - |".formatted(shape.name(), float32, difference));
            return float32.isAll();
        }
        Path plain = written(shape, Storage.INT8);
        Same read = exact(plain, whole, sources, false).plus(exact(plain, listed, sources, true));
        String ours = near(own(plain, sources), listed.texts());
        String theirs =
                near(peer.translate(plain, true, "int8shiftAll", sources).texts(), listed.texts());
        Path alphas = written(shape, Storage.INT8_WITH_ALPHAS);
        String oursWithAlphas = near(own(alphas, sources), listed.texts());
        String theirsWithAlphas =
                near(peer.translate(alphas, true, "int8shiftAlphaAll", sources).texts(), listed.texts());
        print("| %s | %s | %s | %.0e | %s | %s | %s | %s |"
                .formatted(shape.name(), float32, read, difference, ours, oursWithAlphas, theirs, theirsWithAlphas));
        return float32.isAll() && read.isAll();
    }

    /** Sentences that came out the same, those that did not by a tie, and all. */
    private record Same(int same, int ties, int all) {
        Same plus(Same other) {
            return new Same(same + other.same, ties + other.ties, all + other.all);
        }

        boolean isAll() {
            return same + ties == all;
        }

        @Override
        public String toString() {
            return same + "/" + all + (ties > 0 ? " (" + ties + " by a tie)" : "");
        }
    }

    private static Same exact(Path folder, BergamotPeer.Answers expected, List<String> sources, boolean shortlisted) {
        int same = 0;
        int ties = 0;
        try (LoadedMadeUpModel model = LoadedMadeUpModel.open(folder, shortlisted, Arithmetic.FLOAT32)) {
            for (int i = 0; i < sources.size(); i++) {
                if (model.translate(sources.get(i)).equals(expected.texts().get(i))) {
                    same++;
                } else if (model.translatePlainly(sources.get(i)).margin() < TIE) {
                    ties++;
                }
            }
        }
        return new Same(same, ties, sources.size());
    }

    /** Between the scores of plain loops over the file and the peer's. */
    private static double difference(Path folder, BergamotPeer.Answers expected, List<String> sources) {
        double most = 0;
        try (LoadedMadeUpModel model = LoadedMadeUpModel.open(folder, false, Arithmetic.FLOAT32)) {
            for (int i = 0; i < SCORED; i++) {
                List<Double> theirs = expected.logProbabilities().get(i);
                List<Double> ours = model.translatePlainly(sources.get(i)).logProbabilities();
                for (int word = 0; word < theirs.size(); word++) {
                    most = Math.max(most, Math.abs(theirs.get(word) - ours.get(word)));
                }
            }
        }
        return most;
    }

    private static List<String> own(Path folder, List<String> sources) {
        List<String> written = new ArrayList<>();
        try (LoadedMadeUpModel model = LoadedMadeUpModel.open(folder, true, null)) {
            sources.forEach(source -> written.add(model.translate(source)));
        }
        return written;
    }

    /** How many sentences are the same, and the share of words before the first that is another. */
    private static String near(List<String> written, List<String> expected) {
        int same = 0;
        int words = 0;
        int leading = 0;
        for (int i = 0; i < expected.size(); i++) {
            String[] one = written.get(i).split(" ", -1);
            String[] other = expected.get(i).split(" ", -1);
            same += written.get(i).equals(expected.get(i)) ? 1 : 0;
            words += other.length;
            leading += (int) IntStream.range(0, other.length)
                    .takeWhile(at -> at < one.length && one[at].equals(other[at]))
                    .count();
        }
        return "%d/%d (%d %%)".formatted(same, expected.size(), Math.round(100.0 * leading / words));
    }

    private Path written(MadeUpShape shape, Storage storage) throws IOException {
        Path folder = work.resolve(shape.name() + "-" + storage.name().toLowerCase(Locale.ROOT));
        if (!Files.exists(folder)) {
            LoadedMadeUpModel.write(folder, shape, storage);
        }
        return folder;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
