package org.meetinginterpreter.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.glossary.Glossary;

class LineTranslationTest {
    private final List<Integer> batches = new ArrayList<>();
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

    @Test
    void givesALineForALineInOrder() throws Exception {
        String lines = IntStream.range(0, 500).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        translation().run(new StringReader(lines));
        assertEquals(List.of(lines.toUpperCase(Locale.ROOT).split("\n")), List.copyOf(written));
    }

    @Test
    void keepsEmptyLines() throws Exception {
        translation().run(new StringReader("a\n\n\nb\n"));
        assertEquals(List.of("A", "", "", "B"), List.copyOf(written));
    }

    @Test
    void translatesTogetherWhatWaitsWhileAnotherIsTranslated() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        BlockingQueue<Integer> started = new LinkedBlockingQueue<>();
        Translator slow = new UpperCase() {
            @Override
            public List<Translation> translate(List<TranslationRequest> texts) {
                started.add(texts.size());
                go.join();
                return super.translate(texts);
            }
        };
        PipedWriter input = new PipedWriter();
        try (PipedReader reader = new PipedReader(input)) {
            CompletableFuture<Void> run = running(slow, reader);
            input.write("first\n");
            input.flush();
            assertEquals(1, started.poll(20, SECONDS));
            input.write("second\nthird\nfourth\n");
            input.close();
            go.complete(null);
            run.get(20, SECONDS);
        }
        assertEquals(List.of("FIRST", "SECOND", "THIRD", "FOURTH"), List.copyOf(written));
        assertEquals(4, batches.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void writesALineThatComesAloneBeforeTheNextOneIsThere() throws Exception {
        PipedWriter input = new PipedWriter();
        try (PipedReader reader = new PipedReader(input)) {
            CompletableFuture<Void> run = running(new UpperCase(), reader);
            input.write("one\n");
            input.flush();
            assertEquals("ONE", written.poll(20, SECONDS));
            input.write("two\n");
            input.flush();
            assertEquals("TWO", written.poll(20, SECONDS));
            input.close();
            run.get(20, SECONDS);
        }
        assertEquals(List.of(1, 1), batches);
    }

    @Test
    void stopsWhenNobodyReadsTheOutput() throws Exception {
        String lines = "line\n".repeat(1_000);
        new LineTranslation(new UpperCase(), Glossary.EMPTY, (texts, took) -> false).run(new StringReader(lines));
        assertEquals(1, batches.size());
    }

    @Test
    void translatesWhatCameBeforeTheInputFailed() {
        Reader failing = new Reader() {
            private final StringReader lines = new StringReader("a\nb\n");

            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                int count = lines.read(buffer, offset, length);
                if (count < 0) {
                    throw new IOException("the disk is gone");
                }
                return count;
            }

            @Override
            public void close() {}
        };
        IOException failure =
                assertThrows(IOException.class, () -> translation().run(failing));
        assertEquals("the disk is gone", failure.getMessage());
        assertTrue(List.copyOf(written).equals(List.of("A", "B")), written.toString());
    }

    private LineTranslation translation() {
        return new LineTranslation(
                new UpperCase(),
                Glossary.EMPTY,
                (texts, took) ->
                        written.addAll(texts.stream().map(Translation::text).toList()));
    }

    private CompletableFuture<Void> running(Translator translator, Reader reader) {
        return CompletableFuture.runAsync(() -> {
            try {
                new LineTranslation(
                                translator,
                                Glossary.EMPTY,
                                (texts, took) -> written.addAll(
                                        texts.stream().map(Translation::text).toList()))
                        .run(reader);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private class UpperCase implements Translator {
        @Override
        public List<String> modelIds() {
            return List.of("upper-case");
        }

        @Override
        public Locale source() {
            return Locale.ENGLISH;
        }

        @Override
        public Locale target() {
            return Locale.ENGLISH;
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> texts) {
            batches.add(texts.size());
            return texts.stream()
                    .map(request -> Translation.of(request.text().toUpperCase(Locale.ROOT)))
                    .toList();
        }

        @Override
        public void close() {}
    }
}
