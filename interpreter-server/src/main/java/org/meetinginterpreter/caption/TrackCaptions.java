package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.meetinginterpreter.caption.AudioTrack.Recognition;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/** Makes captions of what a track's recogniser reports. Belongs to the meeting's event loop. */
final class TrackCaptions {
    private record Open(String utterance, long startMillis, Utterance newest) {
        /** In the meeting's time, as far from the start as in the track's. */
        long endMillis() {
            return startMillis + newest.endMillis() - newest.startMillis();
        }

        /** The words in the meeting's time. */
        List<SpokenWord> words(Utterance ended) {
            long shift = startMillis - newest.startMillis();
            return ended.words().stream()
                    .map(word -> new SpokenWord(
                            word.text(),
                            Math.max(0, word.startMillis() + shift),
                            Math.max(0, word.endMillis() + shift),
                            word.confidence()))
                    .toList();
        }

        String stableText() {
            String text = newest.text();
            return text.substring(0, text.offsetByCodePoints(0, newest.stable()));
        }
    }

    private final Speaker speaker;
    private final Recognition recognition;
    private final CaptionPipeline pipeline;
    private final Map<Integer, Open> open = new LinkedHashMap<>();
    private long lastEndMillis;
    private Consumer<Caption> decided = caption -> {};

    TrackCaptions(Speaker speaker, Recognition recognition, CaptionPipeline pipeline) {
        this.speaker = speaker;
        this.recognition = recognition;
        this.pipeline = pipeline;
    }

    /** Tells what people decide later about what was said, until {@link #leave}. */
    void tell(Consumer<Caption> listener) {
        decided = listener;
        pipeline.tellSpeaker(speaker.id(), listener);
    }

    void leave() {
        pipeline.leaveSpeaker(speaker.id(), decided);
    }

    /** What became of an utterance that is held, once a reviewer decides or the time is over. */
    Future<Caption> released(String utterance) {
        return pipeline.released(utterance);
    }

    /** Whether something grows. */
    boolean areOpen() {
        return !open.isEmpty();
    }

    /**
     * The next version of an utterance.
     *
     * @param meetingMillis when a place in the recogniser's sound was spoken
     * @return the caption in its own language, a final once it is in the log; nothing when there is nothing to show
     */
    Optional<Future<Caption>> heard(SpeechEvent event, LongUnaryOperator meetingMillis) {
        Utterance heard = event.utterance();
        Open before = open.get(heard.number());
        if (heard.text().isBlank() && before == null) {
            return Optional.empty();
        }
        Open now = before == null
                ? new Open(
                        pipeline.nextUtterance(),
                        // corrected times must not bring it before what the speaker said earlier
                        Math.max(lastEndMillis, meetingMillis.applyAsLong(heard.startMillis())),
                        heard)
                : new Open(before.utterance(), before.startMillis(), startingAs(before.newest(), heard));
        if (event instanceof SpeechEvent.Partial) {
            open.put(heard.number(), now);
            return Optional.of(caption(now, heard.text(), heard.stable(), List.of(), false));
        }
        open.remove(heard.number());
        lastEndMillis = Math.max(lastEndMillis, now.endMillis());
        if (heard.text().isBlank()) {
            pipeline.withdraw(now.utterance());
            return Optional.empty();
        }
        return Optional.of(caption(now, heard.text(), codePoints(heard.text()), now.words(heard), true));
    }

    private static Utterance startingAs(Utterance first, Utterance next) {
        return new Utterance(
                        next.number(),
                        next.text(),
                        next.stable(),
                        first.startMillis(),
                        Math.max(first.startMillis(), next.endMillis()),
                        next.words())
                .withVoice(next.voice());
    }

    /**
     * The recogniser failed: what readers were promised to keep of each open utterance becomes its final, the rest is withdrawn, since
     * nobody will ever confirm it.
     *
     * @param replaced whether it hung and another takes its place
     */
    List<Future<Caption>> cutShort(boolean replaced) {
        pipeline.statistics().failed(replaced);
        List<Future<Caption>> finals = new ArrayList<>();
        for (Open broken : List.copyOf(open.values())) {
            String kept = broken.stableText();
            if (kept.isBlank()) {
                pipeline.withdraw(broken.utterance());
            } else {
                finals.add(caption(broken, kept, codePoints(kept), List.of(), true));
            }
            lastEndMillis = Math.max(lastEndMillis, broken.endMillis());
        }
        open.clear();
        return finals;
    }

    /** Sound was recognised. */
    void recognised(long soundMillis, long processorNanos, SpeechStatistics counted) {
        pipeline.statistics().recognised(soundMillis, processorNanos, counted);
    }

    /** Readers remove what grows. */
    void withdraw() {
        open.values().forEach(started -> pipeline.withdraw(started.utterance()));
        open.clear();
    }

    private Future<Caption> caption(Open utterance, String text, int stable, List<SpokenWord> words, boolean isFinal) {
        return pipeline.hear(new SourceText(
                utterance.utterance(),
                speaker.withVoice(utterance.newest().voice()),
                recognition.language(),
                text,
                stable,
                isFinal,
                utterance.startMillis(),
                utterance.endMillis(),
                "recognised:" + recognition.modelId(),
                utterance.newest().words().stream()
                        .mapToDouble(SpokenWord::confidence)
                        .average(),
                words));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
