package org.meetinginterpreter.translation.glossary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meetinginterpreter.translation.glossary.GlossaryImport.Fault;

class GlossaryFormatTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(GlossaryFormat format) throws IOException {
        Map<Locale, GlossaryTerm> verb = new LinkedHashMap<>();
        verb.put(
                Locale.ENGLISH,
                new GlossaryTerm(List.of("phase out", "phased … out"), PartOfSpeech.VERB, Gender.UNKNOWN));
        verb.put(
                Locale.forLanguageTag("pt-BR"),
                new GlossaryTerm(List.of("eliminar gradualmente"), PartOfSpeech.VERB, Gender.UNKNOWN));
        Glossary glossary = new Glossary(List.of(
                new GlossaryEntry(
                        "t1",
                        GlossaryEntry.Kind.TERM,
                        verb,
                        false,
                        false,
                        Map.of(Locale.ENGLISH, "To end, \"step\" by <step>\nand line;"),
                        Map.of()),
                new GlossaryEntry(
                        "i1",
                        GlossaryEntry.Kind.IDIOM,
                        Map.of(PORTUGUESE, new GlossaryTerm(List.of("gota"), PartOfSpeech.NOUN, Gender.FEMININE)),
                        true,
                        true,
                        Map.of(),
                        Map.of(Locale.ENGLISH, "=drop"),
                        Optional.of(PORTUGUESE)),
                GlossaryEntry.of("k", GlossaryEntry.Kind.KEEP, Map.of(Locale.JAPANESE, GlossaryTerm.of("-水7")))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(glossary, out);

        GlossaryImport read = format.readFrom(new ByteArrayInputStream(out.toByteArray()));

        assertEquals(List.of(), read.faults());
        assertEquals(glossary.entries(), read.glossary().entries());
        assertEquals(glossary.version(), read.glossary().version());
    }

    @Test
    void tellsByLineWhichRenderingsAreNeverWrittenAndKeepsTheirEntries() throws IOException {
        GlossaryImport read = read(GlossaryFormat.CSV, """
                id,kind,en,en_forms,pt,from
                a,term,phase out,phase out|phased … out,eliminar,
                b,term,phased … out,,eliminado,
                c,idiom,turned … down,,recusou,en
                d,term,set … aside,,,
                e,term,quota,,tirou … da cota,pt
                f,term,ceiling,,pôs … teto,en
                """);

        assertEquals(6, read.glossary().entries().size());
        assertEquals(List.of(3, 7), read.faults().stream().map(Fault::line).toList());
        assertTrue(
                read.faults().get(0).message().contains("“phased … out” (en) is only looked for, never written"),
                read.faults().toString());
        assertTrue(
                read.faults().get(1).message().contains("“pôs … teto” (pt)"),
                read.faults().toString());
    }

    @Test
    void renderingsThatAreNeverWrittenDoNotEndTheReading() throws IOException {
        StringBuilder rows = new StringBuilder("en,pt\n");
        for (int i = 0; i < GlossaryFormat.MOST_FAULTS + 10; i++) {
            rows.append("set … aside ").append(i).append(",reservar ").append(i).append('\n');
        }

        GlossaryImport read = read(GlossaryFormat.CSV, rows.toString());

        assertEquals(GlossaryFormat.MOST_FAULTS + 10, read.glossary().entries().size());
        assertEquals(GlossaryFormat.MOST_FAULTS, read.faults().size());
    }

    @Test
    void tellsBadRowsByLineAndTakesTheRest() throws IOException {
        GlossaryImport read = read(GlossaryFormat.CSV, """
                id,kind,en,pt,pt_forms,gender,note_en
                a,term,quota,cota,cota|cotas,f,"two
                lines"
                b,verb,desilt,desassorear,,,
                c,term,,,,,
                a,term,x,y,,,
                ,name,Kestrel Basin,Bacia do Kestrel,,f,
                d,term,… out,fora,,,
                """);

        assertEquals(
                List.of(4, 5, 6, 8), read.faults().stream().map(Fault::line).toList());
        assertTrue(
                read.faults().get(0).message().contains("verb"), read.faults().toString());
        assertEquals(
                List.of("quota", "Kestrel Basin"),
                read.glossary().entries().stream()
                        .map(entry -> entry.term(Locale.ENGLISH).orElseThrow().text())
                        .toList());
        assertEquals(
                new GlossaryTerm(List.of("cota", "cotas"), PartOfSpeech.OTHER, Gender.FEMININE),
                read.glossary()
                        .entry("a")
                        .orElseThrow()
                        .term(Locale.forLanguageTag("pt-BR"))
                        .orElseThrow());
        assertEquals(
                Gender.UNKNOWN,
                read.glossary()
                        .entry("a")
                        .orElseThrow()
                        .term(Locale.ENGLISH)
                        .orElseThrow()
                        .gender());
    }

    @Test
    void readsSpreadsheetsWithSemicolonsAndAMarkAtTheBeginning() throws IOException {
        GlossaryImport read = read(GlossaryFormat.CSV, "\ufeffEN;pt_BR;remarks\r\nquota;cota;none\r\n");

        assertEquals(List.of(1), read.faults().stream().map(Fault::line).toList());
        assertEquals(1, read.glossary().entries().size());
    }

    @Test
    void aQuotationMarkThatIsNotClosedLosesWhatComesAfterItAlone() throws IOException {
        GlossaryImport read = read(GlossaryFormat.CSV, "en,pt\nquota,cota\n\"open,x\nlost,perdido\n");

        assertEquals(1, read.glossary().entries().size());
        assertEquals(1, read.faults().size());
    }

    @Test
    void readsTheOlderTbxToo() throws IOException {
        GlossaryImport read = read(GlossaryFormat.TBX, """
                <?xml version="1.0"?>
                <!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
                <martif type="TBX-Basic" xml:lang="en"><text><body>
                <termEntry id="c5">
                  <descrip type="subjectField">trade</descrip>
                  <langSet xml:lang="en"><tig><term>quota</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
                  <langSet xml:lang="pt-BR"><ntig><termGrp><term>cota</term><termNote type="grammaticalGender">feminine</termNote></termGrp></ntig>
                    <tig><term>quota</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
                </termEntry>
                <termEntry id="c6"><langSet xml:lang="not a tag"><tig><term>x</term></tig></langSet></termEntry>
                </body></text></martif>
                """);

        assertEquals(List.of(10), read.faults().stream().map(Fault::line).toList());
        GlossaryEntry entry = read.glossary().entries().get(0);
        assertEquals(
                new GlossaryTerm(List.of("cota"), PartOfSpeech.OTHER, Gender.FEMININE),
                entry.term(PORTUGUESE).orElseThrow());
        assertEquals(PartOfSpeech.NOUN, entry.term(Locale.ENGLISH).orElseThrow().part());
    }

    @Test
    void readsNoOtherFileForATbx(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String body =
                "<conceptEntry><langSec xml:lang=\"en\"><termSec><term>a&x;b</term></termSec></langSec></conceptEntry>";

        GlossaryImport read = read(
                GlossaryFormat.TBX,
                "<!DOCTYPE tbx [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><tbx><text><body>" + body
                        + "</body></text></tbx>");

        assertFalse(read.toString().contains("secret"), read.toString());
        assertTrue(read.glossary().entries().stream()
                .noneMatch(entry -> entry.toString().contains("secret")));
    }

    @Test
    void tellsWhereJsonBreaks() throws IOException {
        GlossaryImport read = read(GlossaryFormat.JSON, """
                {"entries": [
                  {"terms": {"en": "quota", "pt": {"forms": ["cota", "cotas"], "gender": "f"}}},
                  {"kind": "idiom", "terms": {"english": "x"}},
                  {"terms": {"en"
                """);

        assertEquals(1, read.glossary().entries().size());
        assertEquals(3, read.faults().get(0).line());
        assertEquals(2, read.faults().size());
    }

    @Test
    void aMeetingsEntryStandsBeforeTheDeploymentsAndReplacesTheOneWithItsId() {
        Glossary deployment = new Glossary(List.of(entry("a", "x"), entry("b", "y")));
        Glossary meeting = new Glossary(List.of(entry("c", "z"), entry("b", "other")));

        Glossary both = Glossary.layered(List.of(meeting, deployment));

        assertEquals(List.of(entry("c", "z"), entry("b", "other"), entry("a", "x")), both.entries());
        assertNotEquals(deployment.version(), both.version());
        assertEquals(deployment, deployment.with(entry("a", "q")).with(entry("a", "x")));
        assertThrows(IllegalArgumentException.class, () -> new Glossary(List.of(entry("a", "x"), entry("a", "y"))));
    }

    private static GlossaryEntry entry(String id, String english) {
        return GlossaryEntry.of(id, GlossaryEntry.Kind.TERM, Map.of(Locale.ENGLISH, GlossaryTerm.of(english)));
    }

    private static GlossaryImport read(GlossaryFormat format, String text) throws IOException {
        return format.readFrom(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
