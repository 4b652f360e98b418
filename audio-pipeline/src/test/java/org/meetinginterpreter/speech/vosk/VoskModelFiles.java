package org.meetinginterpreter.speech.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders that look like Vosk models. */
final class VoskModelFiles {
    static final byte[] FST = {(byte) 0xd6, (byte) 0xfd, (byte) 0xb2, 0x7e, 6, 0, 0, 0};
    static final byte[] KALDI = {0, 'B', '<', 'T', 'r'};

    private VoskModelFiles() {}

    static Path complete(Path folder) throws IOException {
        write(folder.resolve("am/final.mdl"), KALDI);
        write(folder.resolve("graph/HCLr.fst"), FST);
        write(folder.resolve("graph/Gr.fst"), FST);
        Files.writeString(folder.resolve("graph/disambig_tid.int"), "1\n");
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/model.conf"), "--beam=10.0\n");
        Files.writeString(folder.resolve("conf/mfcc.conf"), "--use-energy=false\n--dither=1.0\n--num-ceps=40");
        return folder;
    }

    static Path flat(Path folder) throws IOException {
        write(folder.resolve("final.mdl"), KALDI);
        write(folder.resolve("HCLr.fst"), FST);
        write(folder.resolve("Gr.fst"), FST);
        Files.writeString(folder.resolve("disambig_tid.int"), "1\n");
        Files.write(folder.resolve("mfcc.conf"), List.of("--num-ceps=40"));
        return folder;
    }

    static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
