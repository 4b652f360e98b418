package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTableTest {
    @TempDir
    Path folder;

    @Test
    void readsTokensThatYamlWouldTakeForSomethingElse() throws IOException {
        TokenTable table = yaml("""
                </s>: 0
                <unk>: 1
                ",": 2
                true: 3
                1990: 4
                "~": 5
                0x1F: 6
                "\\"": 7
                ▁the: 8
                ">>uzb_Latn<<": 9
                "<<": 10
                "\\x80": 11
                😀: 12
                '#': 13
                .5: 14
                """, 15);
        assertEquals(
                List.of(
                        "</s>",
                        "<unk>",
                        ",",
                        "true",
                        "1990",
                        "~",
                        "0x1F",
                        "\"",
                        "▁the",
                        ">>uzb_Latn<<",
                        "<<",
                        "\u0080",
                        "😀",
                        "#",
                        ".5"),
                table.tokens());
        assertEquals(8, table.id("▁the"));
        assertEquals(MarianVocabulary.UNKNOWN, table.id("▁The"));
    }

    @Test
    void readsATokenALine() throws IOException {
        Path file = Files.writeString(folder.resolve("opus.src.vocab"), "</s>\n<unk>\n▁a\nb\n");
        assertEquals(
                List.of("</s>", "<unk>", "▁a", "b"), TokenTable.read(file, 4).tokens());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "</s>: 0, <unk>: 1, a: 2 | 4 | no token with the id 3",
                "</s>: 0, <unk>: 1, a: 2, b: 9 | 4 | the id 9",
                "</s>: 0, <unk>: 1, a: 2, b: 2 | 4 | the id 2 twice",
                "</s>: 0, <unk>: 1, a: 2, a: 3 | 4 | the token a twice",
                "<unk>: 0, </s>: 1, a: 2, b: 3 | 4 | first <unk> and </s>",
                "</s>: 0, <unk>: one | 2 | the token <unk> has the id one",
                "</s>: 0, <unk>: {a: 1} | 2 | no plain list of tokens",
                "</s>: &x 0, <unk>: *x | 2 | no plain list of tokens",
                "</s>: 0, <unk | 2 | cannot be read as a vocabulary",
            })
    void refusesWhatIsNoVocabularyOfTheNetwork(String yaml, int size, String message) {
        String refusal = assertThrows(MarianFormatException.class, () -> yaml("{" + yaml + "}", size))
                .getMessage();
        assertTrue(refusal.contains(message) && refusal.contains("opus.vocab.yml"), refusal);
    }

    @Test
    void refusesTextThatIsNoMapping() {
        assertThrows(MarianFormatException.class, () -> yaml("just text", 2));
        assertThrows(MarianFormatException.class, () -> yaml("", 2));
        assertThrows(MarianFormatException.class, () -> TokenTable.read(folder.resolve("absent.yml"), 2));
    }

    private TokenTable yaml(String text, int size) throws IOException {
        return TokenTable.read(Files.writeString(folder.resolve("opus.vocab.yml"), text), size);
    }
}
