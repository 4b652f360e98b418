package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.audio.LoudnessDetector;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.Utterance;

class MoonshineSpeechRecognizerTest {
    private static final int SECOND = 16_000;
    private static final int CHUNK = 1_600;

    /** Hears a word in each second of speech: "w0 w1 …", as far as it is there; the level of the sound names the word. */
    private static class WordTranscriber implements Transcriber {
        final List<Integer> lengths = new ArrayList<>();
        final List<Integer> known = new ArrayList<>();

        @Override
        public Transcript transcribe(float[] samples, Tokens before, Tokens draft) {
            lengths.add(samples.length);
            known.add(before.count());
            int loud = 0;
            for (float sample : samples) {
                loud += sample > 0.5f ? 1 : 0;
            }
            int words = Math.max(0, (loud + SECOND / 2) / SECOND - before.count());
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < words; i++) {
                text.append(i == 0 ? "" : " ").append("w").append(before.count() + i);
            }
            return read(words, text.toString());
        }
    }

    /** A transcript of so many tokens, the same share to each word. */
    private static Transcriber.Transcript read(int tokens, String text) {
        List<Transcriber.Word> words = new ArrayList<>();
        String[] all = text.isBlank() ? new String[0] : text.strip().split(" ");
        for (int i = 0; i < all.length; i++) {
            words.add(new Transcriber.Word(all[i], tokens * (i + 1) / all.length, 0.8, 0.8));
        }
        return new Transcriber.Transcript(new Transcriber.Tokens(new int[tokens]), words);
    }

    private final WordTranscriber transcriber = new WordTranscriber();
    private final AtomicInteger closed = new AtomicInteger();

    private SpeechRecognizer recognizer(Transcriber with) {
        return recognizer(with, TextRefiner.NONE);
    }

    private SpeechRecognizer recognizer(Transcriber with, TextRefiner refiner) {
        return recognizer(with, refiner, closed);
    }

    private static SpeechRecognizer recognizer(Transcriber with, TextRefiner refiner, AtomicInteger closed) {
        return new MoonshineSpeechRecognizer(
                new SpeechSegmenter(new LoudnessDetector(), MoonshineOptions.DEFAULT.segments()),
                with,
                refiner,
                MoonshineOptions.DEFAULT,
                () -> 0,
                recognizer -> closed.incrementAndGet());
    }

    /** Seconds of speech and silence in turns, speech first. */
    private static float[] track(double... seconds) {
        int length = 0;
        for (double each : seconds) {
            length += (int) (each * SECOND);
        }
        float[] track = new float[length];
        int at = 0;
        for (int i = 0; i < seconds.length; i++) {
            int end = at + (int) (seconds[i] * SECOND);
            Arrays.fill(track, at, end, i % 2 == 0 ? 0.9f : 0);
            at = end;
        }
        return track;
    }

    private static List<SpeechEvent> events(SpeechRecognizer recognizer, float[] track, int chunk) {
        List<SpeechEvent> events = new ArrayList<>();
        for (int i = 0; i < track.length; i += chunk) {
            events.addAll(recognizer.accept(Arrays.copyOfRange(track, i, Math.min(track.length, i + chunk))));
        }
        return events;
    }

    private static List<Utterance> finals(List<SpeechEvent> events) {
        return events.stream()
                .filter(SpeechEvent.Final.class::isInstance)
                .map(SpeechEvent::utterance)
                .toList();
    }

    private static void assertNear(long millis, long actual) {
        assertTrue(Math.abs(millis - actual) <= 60, actual + " is not near " + millis);
    }

    @Test
    void showsWordsWhileTheyAreSpokenAndClosesAfterTheSilence() {
        List<SpeechEvent> events = events(recognizer(transcriber), track(0, 1, 4, 1), CHUNK);

        Promises.check(events);
        assertTrue(events.size() >= 5, events.toString());
        assertEquals(1, finals(events).size());
        Utterance last = finals(events).get(0);
        assertEquals("w0 w1 w2 w3", last.text());
        assertNear(1_000, last.startMillis());
        assertNear(5_000, last.endMillis());
    }

    @Test
    void stablePartialsGrowButHoldBackTheLastWords() {
        List<SpeechEvent> events = events(recognizer(transcriber), track(6, 1), CHUNK);

        Utterance partial = events.get(events.size() - 2).utterance();
        assertTrue(partial.stable() >= "w0 w1 w2".length(), partial.toString());
        assertTrue(partial.stable() <= "w0 w1 w2 w3".length(), partial.toString());
    }

    @Test
    void aDoubtfulWordIsNotPromisedBeforeMoreWasHeardThoughTwoReadingsAgree() {
        long sure = promisedAtMillis(recognizer(fourWordsASecond(0.8)));
        long doubtful = promisedAtMillis(recognizer(fourWordsASecond(0.4)));

        assertTrue(sure + 500 <= doubtful, sure + " is not before " + doubtful);
        assertTrue(doubtful < 5_000, "but it is promised while the speaker goes on, not at " + doubtful);
    }

    private static Transcriber fourWordsASecond(double firstConfidence) {
        return (samples, known, draft) -> {
            int count = samples.length * 4 / SECOND;
            List<Transcriber.Word> words = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                double confidence = i == 0 ? firstConfidence : 0.8;
                words.add(new Transcriber.Word("w" + i, i + 1, confidence, confidence));
            }
            return new Transcriber.Transcript(new Transcriber.Tokens(new int[count]), words);
        };
    }

    /** When the first word of speech is promised. */
    private static long promisedAtMillis(SpeechRecognizer recognizer) {
        float[] track = track(6, 1);
        for (int i = 0; i < track.length; i += CHUNK) {
            for (SpeechEvent event :
                    recognizer.accept(Arrays.copyOfRange(track, i, Math.min(track.length, i + CHUNK)))) {
                if (event.utterance().stable() > 0) {
                    return 1_000L * i / SECOND;
                }
            }
        }
        return Long.MAX_VALUE;
    }

    @Test
    void finalsCarryTheirWordsWithTimesAndAreCounted() {
        SpeechRecognizer recognizer = recognizer(transcriber);
        List<Utterance> finals = finals(events(recognizer, track(0, 1, 4, 1, 2, 1), CHUNK));

        List<SpokenWord> words = finals.get(0).words();
        assertEquals(
                List.of("w0", "w1", "w2", "w3"),
                words.stream().map(SpokenWord::text).toList());
        for (int i = 0; i < words.size(); i++) {
            assertTrue(Math.abs(1_000 + i * 1_000 - words.get(i).startMillis()) < 400, words.toString());
        }
        assertEquals(new SpeechStatistics(6, 0, 0, 0), recognizer.statistics());
    }

    @Test
    void whatIsShownWentThroughTheRefiner() {
        TextRefiner loud = (words, last) -> words.stream()
                .map(word -> word.withText(word.text().replace('w', 'W')))
                .toList();
        List<SpeechEvent> events = events(recognizer(transcriber, loud), track(4, 1), CHUNK);

        assertTrue(events.size() > 2, events.toString());
        events.forEach(event -> assertTrue(event.utterance().text().startsWith("W"), event.toString()));
        assertEquals("W0 W1 W2 W3", finals(events).get(0).text());
    }

    @Test
    void theFinalNeedsNoReadingAfterTheSilence() {
        SpeechRecognizer recognizer = recognizer(transcriber);
        events(recognizer, track(2, 0.4), CHUNK);
        int readings = transcriber.lengths.size();
        List<SpeechEvent> events = events(recognizer, track(0, 0.6), CHUNK);

        assertEquals(1, finals(events).size());
        assertEquals(readings, transcriber.lengths.size());
    }

    @Test
    void aPauseThatEndsIsReadAgain() {
        List<SpeechEvent> events = events(recognizer(transcriber), track(2, 0.4, 2, 1), CHUNK);

        assertEquals(
                List.of("w0 w1 w2 w3"),
                finals(events).stream().map(Utterance::text).toList());
    }

    @Test
    void anUtteranceIsReadTogetherWithTheOneBefore() {
        List<SpeechEvent> events = events(recognizer(transcriber), track(2, 1, 2, 4, 2, 1), CHUNK);

        assertEquals(
                List.of("w0 w1", "w2 w3", "w0 w1"),
                finals(events).stream().map(Utterance::text).toList(),
                "the second with the first, the third alone: the silence before it was long");
        assertEquals(0, transcriber.known.get(transcriber.known.size() - 1));
    }

    @Test
    void theMarkThatEndsTheWordsBeforeIsNoPartOfAnUtterance() {
        Transcriber marks = (samples, known, draft) -> read(2, known.count() == 0 ? "We begin" : ". Right.");
        List<SpeechEvent> events = events(recognizer(marks), track(2, 1, 1, 1), CHUNK);

        assertEquals(
                List.of("We begin", "Right."),
                finals(events).stream().map(Utterance::text).toList());
    }

    @Test
    void waitingSoundIsReadOnceNotOnceAChunk() {
        List<SpeechEvent> events = recognizer(transcriber).accept(track(10));

        assertEquals(1, events.size());
        assertEquals(1, transcriber.lengths.size());
    }

    @Test
    void partialsThinOutWhereTheMachineIsBusyAndFinalsDoNot() {
        float[] speech = track(6, 1);
        List<SpeechEvent> usual = events(recognizer(new WordTranscriber()), speech, 1_600);
        SpeechRecognizer eased = recognizer(new WordTranscriber());
        eased.ease(4);
        List<SpeechEvent> fewer = events(eased, speech, 1_600);

        assertEquals(finals(usual).get(0).text(), finals(fewer).get(0).text());
        assertTrue(fewer.size() < usual.size(), fewer.size() + " events instead of " + usual.size());
    }

    @Test
    void longSpeechWithoutMarksIsDividedBetweenWords() {
        List<Integer> lengths = new ArrayList<>();
        Transcriber noMarks = (samples, known, draft) -> {
            lengths.add(samples.length);
            Transcriber.Transcript marked = LEVELS.transcribe(samples, known, draft);
            return read(marked.tokens().count(), marked.text().replace(".", ""));
        };
        SpeechRecognizer recognizer = recognizer(noMarks);
        List<SpeechEvent> events = events(recognizer, words(0, 27), CHUNK);
        events.addAll(recognizer.finish());

        Promises.check(events);
        List<Utterance> finals = finals(events);
        assertEquals(2, finals.size());
        assertTrue(
                finals.get(1).startMillis() % 1_000 < 400 || finals.get(1).startMillis() % 1_000 > 600,
                finals.toString());
        assertEquals(
                said(27).replace(".", ""),
                String.join(" ", finals.stream().map(Utterance::text).toList()));
        lengths.forEach(length -> assertTrue(length <= 16.1 * SECOND, "reads " + length));
    }

    @Test
    void longSpeechClosesAtAShorterPause() {
        List<SpeechEvent> events = events(recognizer(transcriber), track(13, 0.45, 3, 1), CHUNK);

        Promises.check(events);
        List<Utterance> finals = finals(events);
        assertEquals(2, finals.size());
        assertNear(13_000, finals.get(0).endMillis());
        assertNear(13_450, finals.get(1).startMillis());
    }

    /** Reads a word a second, named by the level of its sound; after every sixth a full stop. */
    private static final Transcriber LEVELS = (samples, known, draft) -> {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= samples.length; i++) {
            if (i == samples.length || samples[i] != samples[begin]) {
                int word = Math.round((samples[begin] - 0.55f) * 200);
                if (word >= 0 && i - begin > SECOND / 2) {
                    words.add(word(word));
                }
                begin = i;
            }
        }
        List<String> rest = words.subList(Math.min(known.count(), words.size()), words.size());
        return read(rest.size(), String.join(" ", rest));
    };

    /** So many words, without a pause. */
    private static float[] words(int from, int to) {
        float[] track = new float[(to - from) * SECOND];
        for (int i = 0; i < track.length; i++) {
            track[i] = 0.55f + (from + i / SECOND) / 200f;
        }
        return track;
    }

    private static List<SpeechEvent> monologue(int words, int chunk) {
        SpeechRecognizer recognizer = recognizer(LEVELS, TextRefiner.NONE, new AtomicInteger());
        List<SpeechEvent> events = events(recognizer, words(0, words), chunk);
        events.addAll(recognizer.finish());
        Promises.check(events);
        return events;
    }

    private static String word(int number) {
        return "w" + number / 10 + number % 10 + (number % 6 == 5 ? "." : "");
    }

    private static String said(int words) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < words; i++) {
            said.append(i == 0 ? "" : " ").append(word(i));
        }
        return said.toString();
    }

    @Test
    void oneWhoDoesNotPauseIsDividedIntoSentencesAndNoWordIsLostOrSaidTwice() {
        List<Utterance> finals = finals(monologue(51, CHUNK));

        assertEquals(
                said(51), String.join(" ", finals.stream().map(Utterance::text).toList()));
        assertEquals(9, finals.size());
        for (Utterance each : finals.subList(0, 8)) {
            assertTrue(each.text().endsWith("."), each.toString());
            int word = Integer.parseInt(each.text().substring(1, each.text().indexOf(' ')));
            assertTrue(Math.abs(word * 1_000L - each.startMillis()) < 500, each.toString());
        }
    }

    @Test
    void waitingSpeechThatIsTooLongIsDividedBetweenWords() {
        String said = String.join(
                " ",
                finals(monologue(40, 1_000_000)).stream().map(Utterance::text).toList());

        assertEquals(said(40), said);
    }

    @Test
    void aWholeSentenceEndsAtAShorterPause() {
        List<SpeechEvent> events = new ArrayList<>();
        SpeechRecognizer recognizer = recognizer(LEVELS, TextRefiner.NONE, new AtomicInteger());
        float[] pause = new float[SECOND * 53 / 100];
        for (float[] sound : List.of(words(2, 6), pause, words(6, 9), pause, words(9, 10))) {
            events.addAll(events(recognizer, sound, CHUNK));
        }
        events.addAll(recognizer.finish());

        assertEquals(
                List.of("w02 w03 w04 w05.", "w06 w07 w08 w09"),
                finals(events).stream().map(Utterance::text).toList());
    }

    @Test
    void noiseThatIsNoWordHasNoEventsAndNoNumber() {
        Transcriber deaf = (samples, known, draft) -> samples.length < 2 * SECOND
                ? Transcriber.Transcript.NOTHING
                : transcriber.transcribe(samples, known, draft);
        List<SpeechEvent> events = events(recognizer(deaf), track(0, 1, 0.1, 1, 1, 3, 3, 1), CHUNK);

        Promises.check(events);
        assertEquals(List.of(1), finals(events).stream().map(Utterance::number).toList());
    }

    @Test
    void finishClosesAndTimesGoOn() {
        SpeechRecognizer recognizer = recognizer(transcriber);
        List<SpeechEvent> events = new ArrayList<>(recognizer.accept(track(2)));
        events.addAll(recognizer.finish());
        events.addAll(recognizer.finish());
        events.addAll(recognizer.accept(track(0, 1, 2, 1)));

        Promises.check(events);
        assertEquals(2, finals(events).size());
        assertNear(3_000, finals(events).get(1).startMillis());
    }

    @Test
    void anEngineThatFailsLosesTheUtteranceAndHearsTheNext() {
        AtomicInteger calls = new AtomicInteger();
        SpeechRecognizer recognizer = recognizer((samples, known, draft) -> {
            if (calls.incrementAndGet() == 2) {
                throw new SpeechException("out of memory");
            }
            return transcriber.transcribe(samples, known, draft);
        });
        assertThrows(SpeechException.class, () -> events(recognizer, track(3), CHUNK));
        List<SpeechEvent> events = events(recognizer, track(0, 1, 2, 1), CHUNK);

        assertEquals(1, finals(events).size());
    }

    @Test
    void afterCloseNothingIsHeard() {
        SpeechRecognizer recognizer = recognizer(transcriber);
        recognizer.close();
        recognizer.close();

        assertEquals(1, closed.get());
        assertThrows(IllegalStateException.class, () -> recognizer.accept(new float[0]));
        assertThrows(IllegalStateException.class, recognizer::finish);
    }

    @Test
    void whateverTheModelSaysStableTextStays() {
        String[] words = {"the", "The", "sea", "see", "is", "was", "high", "high.", "é", "e\u0301", "水", "🙂", ""};
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Transcriber babble = (samples, known, draft) -> {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(9); i > 0; i--) {
                    text.append(words[random.nextInt(words.length)]).append(' ');
                }
                return read(random.nextInt(5), text.toString());
            };
            double[] turns = new double[12];
            for (int i = 0; i < turns.length; i++) {
                turns[i] = random.nextDouble() * (i % 2 == 0 ? 8 : 1.2);
            }
            SpeechRecognizer recognizer = recognizer(babble);
            List<SpeechEvent> events = events(recognizer, track(turns), 1 + random.nextInt(40_000));
            events.addAll(recognizer.finish());
            Promises.check(events);
        }
    }

    @Test
    void optionsThatTheModelCannotFollowAreRefused() {
        MoonshineOptions d = MoonshineOptions.DEFAULT;
        assertThrows(
                IllegalArgumentException.class,
                () -> new MoonshineOptions(
                        d.segments(),
                        d.interval(),
                        d.costFactor(),
                        d.earlyFinal(),
                        d.sentencePause(),
                        d.sentenceAfter(),
                        d.clauseAfter(),
                        d.longEnough(),
                        d.shortPause(),
                        Duration.ofSeconds(40),
                        d.cutWindow(),
                        d.tail(),
                        d.context(),
                        d.contextGap(),
                        d.shortest(),
                        1));
    }
}
