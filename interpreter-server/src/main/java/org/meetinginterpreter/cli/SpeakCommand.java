package org.meetinginterpreter.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Streams a file into a meeting at real time, as a delegate's microphone would; prints what the server understood. */
@Command(name = "speak", description = "stream a WAV file into a meeting at real time", mixinStandardHelpOptions = true)
final class SpeakCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Option(names = "--language", required = true, paramLabel = "TAG", description = "language spoken, such as en")
    private String language;

    @Option(names = "--consent", paramLabel = "ID", description = "consent record; default: the one in the token")
    private String consent;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "pcm",
            description = "pcm, or opus: 24 kbit/s for thin networks (default: ${DEFAULT-VALUE})")
    private SpokenMessages.Encoding encoding;

    @Parameters(paramLabel = "FILE.wav")
    private Path file;

    @Override
    public Integer call() {
        Recording recording = Recording.read(file);
        ApiClient api = connection.participant();
        AudioSender sender = new AudioSender(api, api.claim("meeting"), encoding, message -> {
            if ("caption".equals(message.path("type").asText())
                    && message.path("final").asBoolean()) {
                System.out.println(message.path("text").asText());
            }
        });
        String record = consent == null ? api.claim("consent") : consent;
        TokenRenewal renewal = new TokenRenewal(api, () -> {});
        try {
            sender.speak(recording, language, record.isEmpty() ? null : record);
        } finally {
            renewal.close();
        }
        return 0;
    }
}
