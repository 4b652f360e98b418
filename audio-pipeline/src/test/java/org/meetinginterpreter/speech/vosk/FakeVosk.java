package org.meetinginterpreter.speech.vosk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.meetinginterpreter.audio.VoiceActivityDetector;
import org.meetinginterpreter.speech.SpeechException;

/**
 * Stands in for the native library: a decoder says what a script has for so many tenths of a second of loud sound, and notes each
 * call that would have ended the JVM.
 */
final class FakeVosk implements VoskModel {
    static final float LOUD = 0.5f;

    final List<String> crashes = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger made = new AtomicInteger();
    final AtomicInteger freed = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    volatile boolean failing;
    volatile boolean refusing;
    private final IntFunction<String> script;

    /** @param script text of an utterance after so many tenths of a second of loud sound */
    FakeVosk(IntFunction<String> script) {
        this.script = script;
    }

    /** One word for every half second: "w1 w2 w3". */
    static FakeVosk counting() {
        return new FakeVosk(tenths -> {
            StringBuilder text = new StringBuilder();
            for (int word = 1; word <= tenths / 5; word++) {
                text.append(word == 1 ? "w" : " w").append(word);
            }
            return text.toString();
        });
    }

    /** Speech is what is louder than a tenth. */
    static final class LoudnessDetector implements VoiceActivityDetector {
        @Override
        public float speechProbability(float[] frame) {
            float loudest = 0;
            for (float sample : frame) {
                loudest = Math.max(loudest, Math.abs(sample));
            }
            return loudest > 0.1f ? 1 : 0;
        }

        @Override
        public void reset() {}

        @Override
        public void close() {}
    }

    @Override
    public VoskDecoder newDecoder() {
        if (closed.get()) {
            crashes.add("new decoder of a closed model");
        }
        if (refusing) {
            throw new SpeechException("no decoder");
        }
        made.incrementAndGet();
        return new Decoder();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            crashes.add("model closed twice");
        }
        if (freed.get() != made.get()) {
            crashes.add("model closed before its decoders");
        }
    }

    private final class Decoder implements VoskDecoder {
        private final AtomicBoolean busy = new AtomicBoolean();
        private boolean gone;
        private long fed;
        private int loudSamples;
        private long lastLoud;

        private <T> T call(String name, Supplier<T> action) {
            if (busy.getAndSet(true)) {
                crashes.add(name + " while another call is under way");
            }
            if (gone) {
                crashes.add(name + " after close");
            }
            try {
                if (failing && !name.equals("close")) {
                    throw new IllegalStateException("native failure");
                }
                return action.get();
            } finally {
                busy.set(false);
            }
        }

        @Override
        public void accept(float[] samples) {
            call("accept", () -> {
                if (samples.length == 0) {
                    crashes.add("nothing to accept");
                }
                for (float sample : samples) {
                    fed++;
                    if (!(Math.abs(sample) <= 32_768)) {
                        crashes.add("sample " + sample);
                    }
                    if (Math.abs(sample) > 3_276) {
                        loudSamples++;
                        lastLoud = fed;
                    }
                }
                return null;
            });
        }

        @Override
        public String partial() {
            return call("partial", () -> json("partial", "partial_result"));
        }

        @Override
        public String result() {
            return call("result", this::end);
        }

        @Override
        public String finalResult() {
            return call("finalResult", this::end);
        }

        private String end() {
            String json = json("text", "result");
            loudSamples = 0;
            return json;
        }

        /** The words of the script, evenly from the first loud sample to the last. */
        private String json(String textName, String listName) {
            String text = script.apply(loudSamples / 1_600).strip();
            if (text.isEmpty()) {
                return "{\"" + textName + "\" : \"\"}";
            }
            String[] words = text.split(" +", -1);
            double from = Math.max(0, lastLoud - loudSamples) / 16_000.0;
            double each = (lastLoud / 16_000.0 - from) / words.length;
            StringJoiner list = new StringJoiner(", ", "[", "]");
            for (int i = 0; i < words.length; i++) {
                list.add("{\"conf\" : 0.9, \"start\" : " + (from + i * each) + ", \"end\" : " + (from + (i + 1) * each)
                        + ", \"word\" : \"" + words[i] + "\"}");
            }
            return "{\"" + listName + "\" : " + list + ", \"" + textName + "\" : \"" + text + "\"}";
        }

        @Override
        public void close() {
            call("close", () -> {
                gone = true;
                freed.incrementAndGet();
                return null;
            });
        }
    }
}
