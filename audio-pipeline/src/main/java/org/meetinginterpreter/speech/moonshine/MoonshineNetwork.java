package org.meetinginterpreter.speech.moonshine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.meetinginterpreter.onnx.OnnxNetwork;
import org.meetinginterpreter.speech.SpeechException;

/**
 * The networks of a Moonshine model (Jeffries and others 2024, "Moonshine: Speech Recognition for Live Transcription and Voice
 * Commands"): an encoder that reads raw samples, and a decoder that writes tokens, greedily. Thread-safe; as many calls run at
 * once as there are processors, others wait. Closing waits for calls under way.
 *
 * <p>The decoder reads a draft, usually what was heard when less of the utterance was there, in one step, and keeps as much of it as
 * it would have written itself; only the rest is written token by token.
 */
final class MoonshineNetwork implements Transcriber, AutoCloseable {
    static final String ENCODER_FILE = "encoder_model.ort";
    static final String DECODER_FILE = "decoder_model_merged.ort";
    static final String TOKENIZER_FILE = "tokenizer.bin";

    /** More is no speech but a loop: Moonshine's own bound. */
    private static final double TOKENS_PER_SECOND = 6.5;
    /** What the encoder's convolutions need, with room. */
    private static final int SHORTEST_SAMPLES = 4_000;

    private final OnnxNetwork encoder;
    private final OnnxNetwork decoder;
    private final MoonshineTokenizer tokenizer;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private MoonshineNetwork(OnnxNetwork encoder, OnnxNetwork decoder, MoonshineTokenizer tokenizer) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.tokenizer = tokenizer;
    }

    static MoonshineNetwork load(Path folder) throws IOException {
        MoonshineTokenizer tokenizer = MoonshineTokenizer.read(folder.resolve(TOKENIZER_FILE));
        OnnxNetwork encoder = OnnxNetwork.load(folder.resolve(ENCODER_FILE));
        try {
            return new MoonshineNetwork(encoder, OnnxNetwork.load(folder.resolve(DECODER_FILE)), tokenizer);
        } catch (IOException | RuntimeException e) {
            encoder.close();
            throw e;
        }
    }

    @Override
    public Transcript transcribe(float[] samples, Tokens known, Tokens draft) {
        lock.readLock().lock();
        processors.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the speech model is closed");
            }
            try (NDManager scope = OnnxNetwork.newScope()) {
                int most = (int) Math.ceil(samples.length / 16_000.0 * TOKENS_PER_SECOND) - known.count();
                Tokens tokens = new Tokens(write(scope, encode(scope, samples), known, draft, Math.max(0, most)));
                return new Transcript(tokens, tokenizer.decode(tokens.ids()));
            }
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SpeechException(
                    "the speech model failed on " + samples.length + " samples: " + e.getMessage(), e);
        } finally {
            processors.release();
            lock.readLock().unlock();
        }
    }

    private NDList encode(NDManager scope, float[] samples) {
        float[] padded = samples.length < SHORTEST_SAMPLES ? Arrays.copyOf(samples, SHORTEST_SAMPLES) : samples;
        long[] ones = new long[padded.length];
        Arrays.fill(ones, 1);
        NDArray mask = OnnxNetwork.longs(scope, "attention_mask", ones, 1, ones.length);
        NDArray states = encoder.run(
                        new NDList(OnnxNetwork.floats(scope, "input_values", padded, 1, ones.length), mask))
                .get("last_hidden_state");
        states.setName("encoder_hidden_states");
        mask.setName("encoder_attention_mask");
        return new NDList(states, mask);
    }

    private int[] write(NDManager scope, NDList encoded, Tokens known, Tokens draft, int most) {
        int drafted = Math.min(draft.count(), most);
        int[] tokens = Arrays.copyOf(draft.ids(), most);
        try (MoonshineDecoding decoding = new MoonshineDecoding(decoder, scope, encoded)) {
            int[] given = known.followedBy(new Tokens(Arrays.copyOf(draft.ids(), drafted)))
                    .ids();
            int[] next = decoding.begin(given);
            int count = 0;
            while (count < drafted && next[known.count() + count] == tokens[count]) {
                count++;
            }
            int token = next[known.count() + count];
            decoding.keep(1 + known.count() + count);
            while (token != MoonshineTokenizer.END && count < most) {
                tokens[count++] = token;
                int single = Repetition.firstOf(tokens, count);
                if (single < count) {
                    return Arrays.copyOf(tokens, single);
                }
                token = count < most ? decoding.step(token) : MoonshineTokenizer.END;
            }
            return Arrays.copyOf(tokens, count);
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                encoder.close();
                decoder.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
