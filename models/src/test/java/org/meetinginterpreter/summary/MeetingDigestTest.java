package org.meetinginterpreter.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.embedding.EmbeddingException;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.summary.Summary.Point;
import org.meetinginterpreter.summary.Summary.Ranking;

class MeetingDigestTest {
    private static final List<String> TOPICS = List.of(
            "The reservoir loses water and the river needs more water from the dam in the dry season",
            "The school needs more teachers and the pupils wait for the bus in the dark",
            "The hospital orders vaccine doses and the nurses visit the eastern district",
            "The fishing fleet lands its catch and the quota for herring falls again");

    private final MeetingDigest digest = Summarizer.byMeaning(new WordVectors()).open();

    /** A fake network: sentences that share words are near each other. */
    private static final class WordVectors implements SentenceEmbedder {
        private boolean failing;

        @Override
        public float[][] embed(List<String> sentences) {
            if (failing) {
                throw new EmbeddingException("the network for sentences failed: as told");
            }
            return sentences.stream().map(WordVectors::vector).toArray(float[][]::new);
        }

        private static float[] vector(String sentence) {
            float[] vector = new float[64];
            for (String word : sentence.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
                vector[Math.floorMod(word.hashCode(), vector.length)] += 1;
            }
            double squares = 0;
            for (float number : vector) {
                squares += number * number;
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= (float) Math.sqrt(squares);
            }
            return vector;
        }

        @Override
        public int dimensions() {
            return 64;
        }

        @Override
        public void close() {}
    }

    /** Several minutes a topic; every line is different. */
    private static Line line(int number) {
        String topic = TOPICS.get((number - 1) / 40 % TOPICS.size());
        return new Line(number, "Chair", topic + ", as paper number " + number + " says in part " + number * 7 + ".");
    }

    private static List<Line> lines(int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(line(i));
        }
        return lines;
    }

    private static List<Point> settled(Summary summary) {
        return summary.points().stream().filter(Point::settled).toList();
    }

    @Test
    void tellsTheTopicsOfAMeetingInTheOrderInWhichTheyWereSaid() {
        lines(160).forEach(digest::put);
        List<Point> points = digest.whole(100).points();
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            String beginning = TOPICS.get(topic);
            assertTrue(
                    points.stream().anyMatch(p -> p.text().startsWith(beginning)),
                    beginning + " is missing in " + points);
        }
        assertEquals(
                points.stream().map(p -> p.lines().get(0)).sorted().toList(),
                points.stream().map(p -> p.lines().get(0)).toList());
    }

    @Test
    void keepsToTheNumberOfWords() {
        lines(160).forEach(digest::put);
        for (int words = 1; words < 200; words += 13) {
            int all = digest.whole(words).points().stream()
                    .mapToInt(p -> WordCount.of(p.text()))
                    .sum();
            assertTrue(all <= words, all + " words, not " + words);
        }
        assertThrows(IllegalArgumentException.class, () -> digest.whole(0));
    }

    @Test
    void tellsOfEachPointTheLineThatSaysIt() {
        lines(160).forEach(digest::put);
        for (Point point : digest.whole(200).points()) {
            assertTrue(line(Math.toIntExact(point.lines().get(0))).text().contains(point.text()), point.toString());
        }
    }

    @Test
    void neverRewritesWhatIsSettled() {
        List<Point> before = List.of();
        int most = 0;
        for (Line line : lines(320)) {
            digest.put(line);
            List<Point> now = settled(digest.running());
            assertEquals(before, now.subList(0, before.size()));
            before = now;
            most = Math.max(most, now.size());
        }
        assertTrue(most > 12, most + " points were settled");
    }

    @Test
    void tellsWhatIsSaidNowBeforeItIsSettled() {
        lines(10).forEach(digest::put);
        List<Point> points = digest.running().points();
        assertFalse(points.isEmpty());
        assertTrue(points.stream().noneMatch(Point::settled));
    }

    @Test
    void dropsAPointWhoseLineIsTakenAwayAndKeepsTheOthers() {
        lines(160).forEach(digest::put);
        List<Point> before = settled(digest.running());
        Point gone = before.get(1);
        digest.remove(gone.lines().get(0));
        List<Point> after = settled(digest.running());
        assertFalse(after.stream().anyMatch(p -> p.text().equals(gone.text())));
        List<Long> kept =
                new ArrayList<>(before.stream().map(p -> p.lines().get(0)).toList());
        kept.remove(gone.lines().get(0));
        assertTrue(after.stream().map(p -> p.lines().get(0)).toList().containsAll(kept));
    }

    @Test
    void takesACorrectedLineForTheEarlierOne() {
        digest.put(new Line(1, "Chair", "The harbour opens to all foreign ships in the month of August."));
        digest.put(new Line(1, "Chair", "The harbour closes to all foreign ships in the month of August."));
        List<Point> points = digest.whole(50).points();
        assertEquals(
                List.of("The harbour closes to all foreign ships in the month of August."),
                points.stream().map(Point::text).toList());
    }

    @Test
    void tellsALatecomerOnlyWhatWasMissed() {
        lines(160).forEach(digest::put);
        List<Point> points = digest.since(120, 60).points();
        assertFalse(points.isEmpty());
        assertTrue(points.stream().allMatch(p -> p.lines().get(0) > 120));
        assertTrue(digest.since(160, 60).points().isEmpty());
    }

    @Test
    void addsNothingWhenTheNetworkFails() {
        WordVectors network = new WordVectors();
        MeetingDigest other = Summarizer.byMeaning(network).open();
        other.put(line(1));
        network.failing = true;
        assertThrows(EmbeddingException.class, () -> other.put(line(2)));
        assertEquals(1, other.whole(200).points().size());
    }

    @Test
    void ranksByWordsWhereThereIsNoNetworkAndSaysSo() {
        Summary summary = Summarizer.byWords(Locale.forLanguageTag("pt"))
                .summarize(
                        List.of(
                                new Line(1, "Lúcia", "O reservatório está com vinte e três por cento da água."),
                                new Line(2, "Dalva", "É."),
                                new Line(
                                        3,
                                        "Dalva",
                                        "A irrigação à noite economiza quinze por cento da água do reservatório."),
                                new Line(4, "Caio", "A fábrica trabalha de noite também e não pode parar.")),
                        20);
        assertEquals(Ranking.WORDS, summary.ranking());
        assertTrue(summary.points().stream().anyMatch(p -> p.text().contains("reservatório")), summary.toString());
    }

    @Test
    void hasNothingToTellOfASilentMeeting() {
        assertTrue(digest.whole(120).points().isEmpty());
        assertTrue(digest.running().points().isEmpty());
        digest.put(new Line(1, "", "Uh."));
        assertTrue(digest.running().points().isEmpty());
    }
}
