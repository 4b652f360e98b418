package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.bench.Peer;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/** PyPI's {@code webvtt-py} and {@code srt} read what {@code transcribe} writes. */
class SubtitlesIT {
    private static final Path SCRIPT = Path.of("../scripts/peers/read_subtitles.py");

    /** Words by language; the last one ends a sentence. */
    private static final List<List<String>> WORDS = List.of(
            List.of("the", "R&D", "<b>", "&lt;", "x>y", "meeting,", "\"quoted\"", "unbelievableness", "and", "closed."),
            List.of("위원회는", "2026년", "예산을", "심의하고", "다음", "회의를", "열기로", "하였으며,", "합의했습니다."),
            List.of("اللجنة", "ناقشت", "الميزانية", "اليوم،", "واتفقت", "على", "ذلك."),
            List.of("👍", "naïve", "café", "Ærø", "…", "o'clock", "done!"));

    private static final String CHINESE = "我们今天在这里开会，讨论水资源的问题，并且希望大家都能够参加。";

    @Test
    void otherProgramsReadTheSubtitlesAsTheyWereMeant() {
        Optional<Peer> readers =
                Peer.start(InterpreterHome.fromEnvironment().folder().resolve("peers"), "subtitles", SCRIPT);
        assumeTrue(readers.isPresent(), "webvtt-py and srt are not installed: scripts/install-peers subtitles");
        try (Peer reader = readers.get()) {
            for (TranscriptFormat format : List.of(TranscriptFormat.VTT, TranscriptFormat.SRT)) {
                for (int seed = 0; seed < WORDS.size() * 5; seed++) {
                    List<Utterance> spoken = spoken(WORDS.get(seed % WORDS.size()), new Random(seed));
                    check(read(reader, format, spoken), spoken, true);
                }
                Utterance unspaced = new Utterance(1, CHINESE.repeat(6), 1, 3_599_000, 3_640_000);
                check(read(reader, format, List.of(unspaced)), List.of(unspaced), false);
            }
        }
    }

    private static JsonNode read(Peer reader, TranscriptFormat format, List<Utterance> spoken) {
        Transcript transcript = new Transcript(format);
        StringBuilder text = new StringBuilder(transcript.header());
        spoken.forEach(utterance -> text.append(transcript.add(utterance, Path.of("talk.wav"))));
        text.append(transcript.finish());
        ObjectNode order = new ObjectMapper().createObjectNode();
        reader.order(order.put("format", format.name().toLowerCase(Locale.ROOT)).put("text", text.toString()));
        return reader.answer().path("cues");
    }

    private static void check(JsonNode cues, List<Utterance> spoken, boolean timed) {
        Set<Long> starts = new HashSet<>();
        spoken.forEach(utterance -> utterance.words().forEach(word -> starts.add(word.startMillis())));
        StringBuilder read = new StringBuilder();
        long before = 0;
        for (JsonNode cue : cues) {
            long start = cue.path("start").asLong();
            long end = cue.path("end").asLong();
            assertTrue(start >= before, () -> "overlaps the one before: " + cue);
            assertTrue(end - start >= 833, () -> "too short to be read: " + cue);
            assertTrue(!timed || starts.contains(start), () -> "begins with no word: " + cue);
            assertTrue(cue.path("lines").asInt() <= 2, () -> "has more than two lines: " + cue);
            assertTrue(cue.path("width").asInt() <= 42, () -> "is wider than 42 columns: " + cue);
            read.append(cue.path("text").asText());
            before = end;
        }
        assertEquals(bare(spoken.stream().map(Utterance::text).collect(Collectors.joining())), bare(read.toString()));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    private static List<Utterance> spoken(List<String> vocabulary, Random random) {
        List<Utterance> spoken = new ArrayList<>();
        long at = random.nextInt(7_300_000);
        for (int number = 1; number <= 12; number++) {
            List<SpokenWord> words = new ArrayList<>();
            for (int count = 1 + random.nextInt(40); count > 0; count--) {
                int last = vocabulary.size() - 1;
                String word = vocabulary.get(random.nextInt(8) == 0 || count == 1 ? last : random.nextInt(last));
                long end = at + 150 + 40L * word.length();
                words.add(new SpokenWord(word, at, end, 0.9));
                at = end + random.nextInt(300);
            }
            String text = words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
            spoken.add(new Utterance(number, text, 1, words.get(0).startMillis(), at, words));
            at += 300 + random.nextInt(3_000);
        }
        return spoken;
    }
}
