package org.meetinginterpreter.speech.vosk;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.speech.SpeechException;

class VoskModelFolderTest {
    @TempDir
    Path temporary;

    @Test
    void bothLayoutsAreAccepted() throws IOException {
        new VoskModelFolder(VoskModelFiles.complete(temporary.resolve("new"))).check();
        new VoskModelFolder(VoskModelFiles.flat(temporary.resolve("old"))).check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "am/final.mdl",
                "conf/mfcc.conf",
                "conf/model.conf",
                "graph/HCLr.fst",
                "graph/Gr.fst",
                "graph/disambig_tid.int"
            })
    void aMissingOrEmptyFileIsNamed(String name) throws IOException {
        Path folder = VoskModelFiles.complete(temporary);
        Files.write(folder.resolve(name), new byte[0]);
        assertTrue(refusal(folder).contains(name + " is empty"), refusal(folder));
        Files.delete(folder.resolve(name));
        assertTrue(refusal(folder).contains("has no " + name), refusal(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst"})
    void aFileOfAnotherKindIsNamed(String name) throws IOException {
        Path folder = VoskModelFiles.complete(temporary);
        Files.writeString(folder.resolve(name), "<html>404 not found</html>".substring(1));
        assertTrue(refusal(folder).contains(name + " is not"), refusal(folder));
    }

    @Test
    void anIncompleteVoiceAdaptationIsNamed() throws IOException {
        Path folder = VoskModelFiles.complete(temporary);
        VoskModelFiles.write(folder.resolve("ivector/final.ie"), VoskModelFiles.KALDI);
        assertTrue(refusal(folder).contains("ivector/splice.conf"), refusal(folder));
    }

    @Test
    void anAbsentFolderIsRefused() {
        assertTrue(refusal(temporary.resolve("absent")).contains("not a folder"));
    }

    @Test
    void theCopyHasNoDitherAndTheInstalledFilesStayAsTheyAre() throws IOException {
        Path folder = VoskModelFiles.complete(temporary.resolve("installed"));
        Path copy = Files.createDirectory(temporary.resolve("copy"));
        new VoskModelFolder(folder).copyWithoutDither(copy);
        assertEquals(
                List.of("--use-energy=false", "--num-ceps=40", "--dither=0"),
                Files.readAllLines(copy.resolve("conf/mfcc.conf")));
        assertEquals("--beam=10.0\n", Files.readString(copy.resolve("conf/model.conf")));
        assertTrue(Files.readString(folder.resolve("conf/mfcc.conf")).contains("--dither=1.0"));
        new VoskModelFolder(copy).check();
    }

    @Test
    void theFlatLayoutIsCopiedLikewise() throws IOException {
        Path folder = VoskModelFiles.flat(temporary.resolve("installed"));
        Path copy = Files.createDirectory(temporary.resolve("copy"));
        new VoskModelFolder(folder).copyWithoutDither(copy);
        assertEquals(List.of("--num-ceps=40", "--dither=0"), Files.readAllLines(copy.resolve("mfcc.conf")));
        new VoskModelFolder(copy).check();
    }

    private static String refusal(Path folder) {
        return assertThrows(SpeechException.class, new VoskModelFolder(folder)::check)
                .getMessage();
    }
}
