package org.meetinginterpreter.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.summary.Line;

/** Written summaries against endpoints that work and that do not. */
class SummaryWriterTest {
    private static final List<Line> LINES = List.of(
            new Line(4, "Chair", "We come to the roof of the library."),
            new Line(5, "Ms. Novak", "Brandl asks for eighty-six thousand and would begin in May."),
            new Line(7, "Mr. Iyer", "I will send Brandl the contract tomorrow."));

    private final AtomicLong now = new AtomicLong();
    private final FakeEndpoint fake = new FakeEndpoint();

    @AfterEach
    void stop() {
        fake.close();
    }

    private SummaryWriter writer() {
        return new SummaryWriter(fake.endpoint(Duration.ofSeconds(5)), SentenceEmbedders.NONE, now::get);
    }

    @Test
    void eachSentenceNamesTheLinesThatItRestsOnOrIsMarked() {
        fake.says(transcript ->
                "Brandl asks for 86,000 and would begin in May.\nMr. Iyer will send the contract tomorrow.\n"
                        + "Brandl asks for 96,000 and would begin in May.");

        List<WrittenSentence> written = writer().write(LINES);
        assertEquals(
                List.of(true, true, false),
                written.stream().map(WrittenSentence::isSupported).toList());
        assertTrue(written.get(0).lines().contains(5L), written::toString);
        assertTrue(written.get(1).lines().contains(7L), written::toString);
        assertFalse(written.get(2).lines().isEmpty());
    }

    @Test
    void theEndpointGetsModelKeyAndTurns() {
        fake.says(transcript -> "Mr. Iyer will send the contract tomorrow.");
        writer().write(LINES);
        assertEquals("small", fake.requests().get(0).getString("model"));
        assertEquals("Bearer " + FakeEndpoint.KEY, fake.requests().get(0).getString("authorization"));
        assertTrue(fake.transcripts().contains("Mr. Iyer: I will send Brandl the contract tomorrow."));
    }

    @Test
    void thoughtsBulletsAndIntroductionsAreNoSentences() {
        fake.says(transcript -> """
                <think>They talk about 99 roofs.</think>
                Here is a summary:

                1. **Brandl** would begin in May.
                - Mr. Iyer will send the contract tomorrow. Ms. Novak spoke of Brandl.
                """);
        assertEquals(
                List.of(
                        "Brandl would begin in May.",
                        "Mr. Iyer will send the contract tomorrow.",
                        "Ms. Novak spoke of Brandl."),
                writer().write(LINES).stream().map(WrittenSentence::text).toList());
    }

    @Test
    void moreThanAFewSentencesAreCutOff() {
        fake.says(transcript -> "Brandl would begin in May.\n".repeat(40));
        assertEquals(5, writer().write(LINES).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 429, 500, 503})
    void whatAnEndpointRefusesIsSaidWithoutWhatWasSaid(int status) {
        fake.answers(transcript -> transcript);
        fake.fails(status);
        WritingException refused = assertThrows(WritingException.class, () -> writer().write(LINES));
        assertTrue(refused.getMessage().contains(String.valueOf(status)), refused::getMessage);
        assertFalse(refused.getMessage().contains("Brandl"), refused::getMessage);
        assertFalse(refused.getMessage().contains(FakeEndpoint.KEY), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no JSON", "{}", "[]", "{\"choices\":[]}", "{\"choices\":[{\"message\":{\"content\":7}}]}"})
    void whatIsNoAnswerIsRefused(String body) {
        fake.answers(transcript -> body);
        assertThrows(WritingException.class, () -> writer().write(LINES));
    }

    @Test
    void anAnswerWithoutEndOrWithoutSentencesIsRefused() {
        fake.says(transcript -> "Summary:\n---\n");
        assertThrows(WritingException.class, () -> writer().write(LINES));
        fake.says(transcript -> "Brandl " + "and Brandl ".repeat(100) + "begin.");
        assertThrows(WritingException.class, () -> writer().write(LINES));
        fake.says(transcript -> "x".repeat(300_000));
        assertThrows(WritingException.class, () -> writer().write(LINES));
    }

    @Test
    void anEndpointThatHangsIsGivenUp() {
        fake.hangs();
        SummaryWriter writer =
                new SummaryWriter(fake.endpoint(Duration.ofMillis(300)), SentenceEmbedders.NONE, now::get);
        WritingException late = assertThrows(WritingException.class, () -> writer.write(LINES));
        assertTrue(late.getMessage().contains("did not answer within 300 ms"), late::getMessage);
    }

    @Test
    void anEndpointThatFailsIsLeftAloneForAWhile() {
        fake.fails(500);
        SummaryWriter writer = writer();
        for (int i = 0; i < 5; i++) {
            assertThrows(WritingException.class, () -> writer.write(LINES));
        }
        assertEquals(3, fake.requests().size());
        now.addAndGet(Duration.ofMinutes(5).toNanos());
        fake.fails(200);
        fake.says(transcript -> "Brandl would begin in May.");
        assertEquals(1, writer.write(LINES).size());
    }

    @Test
    void anEndlessTurnIsNotSent() {
        List<Line> endless = List.of(new Line(1, "Chair", "word ".repeat(5_000)));
        assertThrows(WritingException.class, () -> writer().write(endless));
        assertEquals(List.of(), fake.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.org/v1", "http://user@example.org/v1", "http:///v1", "http://example.org/v1?key=1"
            })
    void addressesThatAreNoneAreRefused(String url) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new WritingEndpoint(URI.create(url), "small", Optional.empty(), Duration.ofSeconds(1)));
    }

    @Test
    void itsNameSaysModelAndHostAndNeverTheKey() {
        WritingEndpoint endpoint = fake.endpoint(Duration.ofSeconds(1));
        assertTrue(endpoint.id().startsWith("small@127.0.0.1:"));
        assertFalse(endpoint.toString().contains(FakeEndpoint.KEY));
        assertFalse(endpoint.url().toString().endsWith("/"));
    }
}
