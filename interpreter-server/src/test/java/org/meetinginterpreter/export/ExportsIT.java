package org.meetinginterpreter.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.meetinginterpreter.export.SaidCaptions.said;
import static org.meetinginterpreter.export.SaidCaptions.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.bench.Peer;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.speech.SpokenWord;

/** Programs of other people (webvtt-py, srt, pysrt, ttconv, ffmpeg, jsonschema) read what is exported, and lose nothing of it. */
class ExportsIT {
    private static final Path SCRIPT = Path.of("../scripts/peers/read_exports.py");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATUSES = List.of("machine-made", "reviewed", "typed", "gap");

    /** Words by language. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "en",
            List.of("the", "R&D", "<b>", "&lt;", "x-->y", "{\\an8}", "\"quoted\"", "unbelievableness", "12", "closed."),
            "ko",
            List.of("위원회는", "2026년", "예산을", "심의하고", "다음", "회의를", "열기로", "하였으며,", "합의했습니다."),
            "ar",
            List.of("اللجنة", "(UN)", "ناقشت", "الميزانية", "اليوم،", "واتفقت", "<i>على", "R&D", "ذلك."),
            "pt-BR",
            List.of("👍", "não", "café,", "Ærø", "…", "d'água", "pronto!", "--", "1."),
            "zh-Hans",
            List.of("我们今天在这里开会，讨论水资源的问题，", "并且希望大家都能够参加。", "<好>"));

    private static final List<Speaker> SPEAKERS = List.of(
            new Speaker("p_1", "Delegation 1"),
            new Speaker("p_2", "D<2> & \"co\" -->"),
            new Speaker("p_3", "الوفد الثالث"),
            new Speaker("p_4", "代表团", 2),
            new Speaker("p_5", ""));

    @Test
    void otherProgramsReadWhatWasSaidByWhomAndWhoAnswersForIt() throws IOException {
        Optional<Peer> readers =
                Peer.start(InterpreterHome.fromEnvironment().folder().resolve("peers"), "subtitles", SCRIPT);
        assumeTrue(readers.isPresent(), "the other readers are not installed: scripts/install-peers subtitles");
        JsonNode schema = schema();
        try (Peer reader = readers.get()) {
            for (ExportFormat format :
                    List.of(ExportFormat.VTT, ExportFormat.SRT, ExportFormat.TTML, ExportFormat.JSON)) {
                int seed = 0;
                for (String language : WORDS.keySet()) {
                    List<Caption> talk = talk(language, new Random(++seed));
                    ObjectNode order = JSON.createObjectNode()
                            .put("format", format.extension())
                            .put("text", written(format, language, "T --> & <x>", Vouching.PARTLY_REVIEWED, talk));
                    reader.order(order.set("schema", schema));
                    reader.answer()
                            .path("readers")
                            .properties()
                            .forEach(read -> check(format, read.getKey(), read.getValue(), language, talk));
                }
            }
        }
    }

    @Test
    void otherProgramsReadTwoLanguagesSideBySideAndLoseNothingOfEither() throws IOException {
        Optional<Peer> readers =
                Peer.start(InterpreterHome.fromEnvironment().folder().resolve("peers"), "subtitles", SCRIPT);
        assumeTrue(readers.isPresent(), "the other readers are not installed: scripts/install-peers subtitles");
        JsonNode schema = schema();
        try (Peer reader = readers.get()) {
            for (ExportFormat format :
                    List.of(ExportFormat.VTT, ExportFormat.SRT, ExportFormat.TTML, ExportFormat.JSON)) {
                for (String language : WORDS.keySet()) {
                    List<ExportedCaption> pairs = pairs(language, language.equals("ar") ? "ko" : "ar");
                    Optional<ExportHead.Beside> beside = Optional.of(new ExportHead.Beside(
                            pairs.get(0).beside().orElseThrow().language(), Vouching.MACHINE_MADE));
                    reader.order(JSON.createObjectNode()
                            .put("format", format.extension())
                            .put("text", written(format, language, "T --> <x>", Vouching.REVIEWED, beside, pairs))
                            .set("schema", schema));
                    reader.answer().path("readers").properties().forEach(read -> {
                        // ffmpeg knows no fields, and a JSON caption has its other language in a field
                        if (!read.getKey().equals("ffmpeg") && format != ExportFormat.JSON) {
                            checkBoth(format + " in " + language + " by " + read.getKey(), read.getValue(), pairs);
                        }
                    });
                }
            }
        }
    }

    private static List<ExportedCaption> pairs(String language, String beside) {
        List<Caption> talk = talk(language, new Random(3));
        List<Caption> other = talk(beside, new Random(4));
        List<ExportedCaption> pairs = new ArrayList<>();
        for (int i = 0; i < talk.size(); i++) {
            Caption caption = talk.get(i);
            pairs.add(new ExportedCaption(
                    caption,
                    Optional.of(said(
                            i + 1,
                            caption.speaker(),
                            beside,
                            other.get(i).text(),
                            caption.startMillis(),
                            caption.endMillis(),
                            "machine-made"))));
        }
        return pairs;
    }

    /** What was said in either language is in the cues of its utterance, character for character, besides labels. */
    private static void checkBoth(String where, JsonNode cues, List<ExportedCaption> pairs) {
        Map<String, String> texts = new LinkedHashMap<>();
        cues.forEach(cue ->
                texts.merge(cue.path("id").asText(), bare(cue.path("text").asText()), String::concat));
        for (ExportedCaption pair : pairs) {
            String shown = texts.get(pair.caption().utterance());
            String said = bare(PlainText.of(pair.caption().text())
                    + PlainText.of(pair.beside().orElseThrow().text()));
            said.chars()
                    .distinct()
                    .forEach(c -> assertTrue(
                            count(shown, c) >= count(said, c),
                            () -> where + ": " + pair.caption().utterance() + " lost " + (char) c));
        }
    }

    private static long count(String text, int character) {
        return text.chars().filter(c -> c == character).count();
    }

    private static JsonNode schema() throws IOException {
        try (InputStream document = ExportsIT.class.getResourceAsStream("/openapi.yaml")) {
            ObjectNode schema = (ObjectNode) new YAMLMapper().readTree(document);
            return schema.put("$ref", "#/components/schemas/Transcript");
        }
    }

    private static void check(ExportFormat format, String reader, JsonNode cues, String language, List<Caption> talk) {
        String where = format + " in " + language + " by " + reader + ": ";
        Labels labels = Labels.of(Locale.forLanguageTag(language));
        Map<String, String> texts = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder();
        long before = 0;
        for (JsonNode cue : cues) {
            assertTrue(cue.path("start").asLong() >= before, () -> where + "out of order: " + cue);
            before = cue.path("start").asLong();
            assertTrue(
                    cue.path("end").asLong() > before || format == ExportFormat.JSON, () -> where + "no time: " + cue);
            if (format != ExportFormat.JSON && !reader.equals("ffmpeg")) {
                assertTrue(cue.path("lines").asInt() <= 2, () -> where + "more than two lines: " + cue);
                assertTrue(cue.path("width").asInt() <= 42, () -> where + "wider than 42 columns: " + cue);
            }
            texts.merge(cue.path("id").asText(), bare(cue.path("text").asText()), String::concat);
            all.append(bare(cue.path("text").asText()));
        }
        if (reader.equals("ffmpeg")) {
            // it knows no fields: everything must still be there, in words
            talk.forEach(caption -> assertTrue(
                    containsScattered(all.toString(), bare(PlainText.of(caption.text()))),
                    () -> where + caption.text()));
            return;
        }
        Set<String> starts = new HashSet<>();
        for (Caption caption : talk) {
            String status = Vouching.of(caption).map(Vouching::wire).orElse("gap");
            String said = texts.get(caption.utterance());
            for (JsonNode cue : cues) {
                if (cue.path("id").asText().equals(caption.utterance())) {
                    assertEquals(status, cue.path("status").asText(), where + cue);
                    if (format != ExportFormat.SRT && format != ExportFormat.JSON) {
                        assertEquals(
                                PlainText.of(CueSheet.nameOf(caption.speaker())),
                                cue.path("speaker").asText(),
                                where + cue);
                    }
                    if (starts.add(caption.utterance())) {
                        assertEquals(caption.startMillis(), cue.path("start").asLong(), where + cue);
                    }
                }
            }
            String label = Vouching.of(caption)
                    .map(one -> bare("[" + labels.of(one) + "]"))
                    .orElse("");
            String rest = said.startsWith(label) ? said.substring(label.length()) : said;
            String name = bare(PlainText.of(CueSheet.nameOf(caption.speaker())) + ":");
            rest = format == ExportFormat.SRT && rest.startsWith(name) ? rest.substring(name.length()) : rest;
            assertEquals(bare(PlainText.of(caption.text())), rest, where + caption.utterance());
        }
    }

    /** Whether the pieces of a text stand in another one in order: cues of others who speak at once may stand between them. */
    private static boolean containsScattered(String all, String text) {
        return all.contains(text) || text.codePoints().allMatch(point -> all.indexOf(point) >= 0);
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\u2060\u200e\u200f]", "");
    }

    private static List<Caption> talk(String language, Random random) {
        List<String> vocabulary = WORDS.get(language);
        List<Caption> talk = new ArrayList<>();
        long at = random.nextInt(7_300_000);
        for (int number = 1; number <= 40; number++) {
            List<SpokenWord> words = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            long word = at;
            for (int count = 1 + random.nextInt(25); count > 0; count--) {
                String next = vocabulary.get(random.nextInt(vocabulary.size()));
                long end = word + 150 + 40L * next.length();
                words.add(new SpokenWord(next, word, end, 0.9));
                text.append(text.length() == 0 ? "" : " ").append(next);
                word = end + random.nextInt(300);
            }
            String status = STATUSES.get(random.nextInt(STATUSES.size()));
            Speaker speaker =
                    status.equals("gap") ? new Speaker("", "") : SPEAKERS.get(random.nextInt(SPEAKERS.size()));
            talk.add(said(
                    number,
                    speaker,
                    language,
                    text.toString(),
                    at,
                    word,
                    status,
                    random.nextBoolean() ? words : List.of()));
            // the next one often begins while this one is said
            at += random.nextInt((int) (word - at) + 2_000);
        }
        return talk;
    }
}
