package org.meetinginterpreter.voskserver;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;
import org.meetinginterpreter.speech.Vocabulary;
import org.meetinginterpreter.voskserver.VoskReplies.Heard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one client of the Vosk protocol says, heard. Exactly one reply for each frame: of several results in one frame the later ones
 * come with the next frames, all that is left with the last result. Calls block while the engine loads or computes. Not thread-safe.
 */
final class VoskSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VoskSession.class);
    private static final int DEFAULT_RATE_HZ = 8_000;

    private final SpeechEngines engines;
    private final Deque<Heard> ended = new ArrayDeque<>();
    private Locale language;
    private int sampleRateHz = DEFAULT_RATE_HZ;
    private Vocabulary vocabulary = Vocabulary.EMPTY;
    private boolean words = true;
    private int alternatives;

    private Optional<SpeechRecognizer> recognizer = Optional.empty();
    private PcmDecoder decoder;
    private Resampler resampler;
    private String growing = "";
    /** Where the recogniser's time began in the stream, and how much it was fed. */
    private long offsetMillis;

    private long fedSamples;

    /** @param language until the client names another */
    VoskSession(SpeechEngines engines, Locale language) {
        this.engines = engines;
        this.language = language;
    }

    /**
     * Takes a configuration; it holds from the next frame on, what is being said before it ends.
     *
     * @return the reply that is due to who names a language
     */
    Optional<JsonObject> configure(VoskMessage.Config config) {
        boolean possible = !config.isLanguageUnknown()
                && config.language().map(wanted -> engine(wanted).isPresent()).orElse(true);
        boolean changed = config.sampleRateHz()
                        .filter(rate -> rate != sampleRateHz)
                        .isPresent()
                || config.vocabulary().filter(list -> !list.equals(vocabulary)).isPresent()
                || (possible
                        && config.language()
                                .filter(wanted -> !wanted.equals(language))
                                .isPresent());
        if (changed) {
            stopListening();
        }
        sampleRateHz = config.sampleRateHz().orElse(sampleRateHz);
        vocabulary = config.vocabulary().orElse(vocabulary);
        words = config.words().orElse(words);
        alternatives = config.alternatives().orElse(alternatives);
        if (possible) {
            language = config.language().orElse(language);
        }
        boolean named = config.language().isPresent() || config.isLanguageUnknown();
        return named ? Optional.of(VoskReplies.success(possible)) : Optional.empty();
    }

    /**
     * Hears frames that came one after the other; sound that waited costs one decoding, not one a frame.
     *
     * @param frames PCM, signed 16-bit little-endian mono, whole samples
     * @return a reply for each
     * @throws SpeechException where there is no engine for the language, or it has no room
     */
    List<JsonObject> hear(List<byte[]> frames) {
        int length = frames.stream().mapToInt(frame -> frame.length).sum();
        byte[] sound = new byte[length];
        int at = 0;
        for (byte[] frame : frames) {
            System.arraycopy(frame, 0, sound, at, frame.length);
            at += frame.length;
        }
        SpeechRecognizer listening = listening();
        fedSamples += length / 2;
        try {
            note(listening.accept(resampler.accept(decoder.decode(sound))));
        } catch (SpeechException e) {
            // the utterance is lost, the stream goes on
            LOG.warn("Vosk protocol: recognition failed: {}", e.getMessage());
            growing = "";
        }
        List<JsonObject> replies = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Heard next = ended.poll();
            replies.add(
                    next == null
                            ? VoskReplies.partial(growing)
                            : VoskReplies.result(List.of(next), words, alternatives));
        }
        return replies;
    }

    /** Ends what is being said; one result with all that was not told yet. */
    JsonObject finish() {
        stopListening();
        JsonObject result = VoskReplies.result(List.copyOf(ended), words, alternatives);
        ended.clear();
        return result;
    }

    private SpeechRecognizer listening() {
        if (recognizer.isEmpty()) {
            SpeechEngine engine =
                    engine(language).orElseThrow(() -> new SpeechException(engines.installHint(language)));
            recognizer = Optional.of(engine.open(new RecognitionOptions(vocabulary)));
            decoder = new PcmDecoder(new AudioFormat(AudioFormat.Encoding.PCM_S16LE, sampleRateHz, 1));
            resampler = new Resampler(sampleRateHz);
        }
        return recognizer.get();
    }

    private Optional<SpeechEngine> engine(Locale wanted) {
        return engines.forLanguage(wanted);
    }

    private void stopListening() {
        if (recognizer.isEmpty()) {
            return;
        }
        try (SpeechRecognizer last = recognizer.get()) {
            note(last.accept(resampler.finish()));
            note(last.finish());
        } catch (SpeechException e) {
            LOG.warn("Vosk protocol: recognition failed at the end: {}", e.getMessage());
        }
        recognizer = Optional.empty();
        growing = "";
        offsetMillis += fedSamples * 1_000 / sampleRateHz;
        fedSamples = 0;
    }

    private void note(List<SpeechEvent> events) {
        for (SpeechEvent event : events) {
            boolean isFinal = event instanceof SpeechEvent.Final;
            growing = isFinal ? "" : event.utterance().text();
            if (isFinal && !event.utterance().text().isBlank()) {
                ended.add(heard(event.utterance()));
            }
        }
    }

    private Heard heard(Utterance utterance) {
        List<SpokenWord> inStream = utterance.words().stream()
                .map(word -> new SpokenWord(
                        word.text(),
                        offsetMillis + word.startMillis(),
                        offsetMillis + word.endMillis(),
                        word.confidence()))
                .toList();
        return new Heard(utterance.text(), inStream);
    }

    @Override
    public void close() {
        recognizer.ifPresent(SpeechRecognizer::close);
        recognizer = Optional.empty();
    }
}
