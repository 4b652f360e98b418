package org.meetinginterpreter.speech.moonshine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.meetinginterpreter.onnx.OnnxNetwork;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.Vocabulary;
import org.meetinginterpreter.speech.moonshine.MoonshineDecoding.Following;

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
    /** Numbers in a state of the encoder. */
    private static final int STATE_SIZE = 288;

    /** A beginning after which any name may follow, and silence in which nothing can be heard: for what words are worth by themselves. */
    private static final String BEFORE_PRIOR = "I think that";

    private static final float[] SILENCE = new float[23_040];
    private static final int MOST_PRIORS = 2 * Vocabulary.MOST_TERMS;

    private final OnnxNetwork encoder;
    private final OnnxNetwork decoder;
    private final MoonshineTokenizer tokenizer;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Double> priors = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > MOST_PRIORS;
        }
    });
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
        return run(samples.length, scope -> {
            int most = (int) Math.ceil(samples.length / 16_000.0 * TOKENS_PER_SECOND) - known.count();
            NDArray states = encode(scope, samples);
            Written written = new Written(Math.max(0, most));
            float[] sound = states.toFloatArray();
            try (MoonshineDecoding decoding =
                    new MoonshineDecoding(decoder, scope, heard(scope, states, samples.length))) {
                write(decoding, known, draft, written);
            }
            Tokens tokens = new Tokens(Arrays.copyOf(written.tokens, written.count));
            return new Transcript(
                    tokens,
                    tokenizer.words(tokens.ids(), written.logProbabilities),
                    written.logProbability(),
                    sound,
                    samples.length);
        });
    }

    @Override
    public OptionalDouble gain(Transcript read, Tokens known, int from, int to, String replacement) {
        if (read.sound().length == 0) {
            return OptionalDouble.empty();
        }
        int[] ids = read.tokens().ids();
        int[] all = known.followedBy(new Tokens(Arrays.copyOf(ids, from)))
                .followedBy(new Tokens(tokenizer.encode(replacement)))
                .followedBy(new Tokens(Arrays.copyOfRange(ids, to, ids.length)))
                .ids();
        return run(read.samples(), scope -> {
            NDArray states =
                    OnnxNetwork.floats(scope, "", read.sound(), 1, read.sound().length / STATE_SIZE, STATE_SIZE);
            try (MoonshineDecoding decoding =
                    new MoonshineDecoding(decoder, scope, heard(scope, states, read.samples()))) {
                return OptionalDouble.of(decoding.logProbability(all, known.count()) - read.logProbability());
            }
        });
    }

    @Override
    public OptionalDouble prior(String words) {
        Double known = priors.get(words);
        if (known == null) {
            int[] before = tokenizer.encode(BEFORE_PRIOR);
            int[] all = new Tokens(before)
                    .followedBy(new Tokens(tokenizer.encode(words)))
                    .ids();
            known = run(SILENCE.length, scope -> {
                try (MoonshineDecoding decoding =
                        new MoonshineDecoding(decoder, scope, heard(scope, encode(scope, SILENCE), SILENCE.length))) {
                    return decoding.logProbability(all, before.length);
                }
            });
            priors.put(words, known);
        }
        return OptionalDouble.of(known);
    }

    private <T> T run(int samples, Function<NDManager, T> call) {
        lock.readLock().lock();
        processors.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the speech model is closed");
            }
            try (NDManager scope = OnnxNetwork.newScope()) {
                return call.apply(scope);
            }
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SpeechException("the speech model failed on " + samples + " samples: " + e.getMessage(), e);
        } finally {
            processors.release();
            lock.readLock().unlock();
        }
    }

    /** The encoder's states, {@code float32 [1, frames, 288]}. */
    private NDArray encode(NDManager scope, float[] samples) {
        float[] padded = Arrays.copyOf(samples, padded(samples.length));
        try (NDArray mask = mask(scope, "attention_mask", padded.length);
                NDArray input = OnnxNetwork.floats(scope, "input_values", padded, 1, padded.length)) {
            return encoder.run(new NDList(input, mask)).get("last_hidden_state");
        }
    }

    private static int padded(int samples) {
        return Math.max(samples, SHORTEST_SAMPLES);
    }

    private static NDArray mask(NDManager scope, String name, int samples) {
        long[] ones = new long[samples];
        Arrays.fill(ones, 1);
        return OnnxNetwork.longs(scope, name, ones, 1, samples);
    }

    /** The states as the decoder wants them. */
    private static NDList heard(NDManager scope, NDArray states, int samples) {
        states.setName("encoder_hidden_states");
        return new NDList(states, mask(scope, "encoder_attention_mask", padded(samples)));
    }

    /** Tokens as they are written, with their probabilities. */
    private static final class Written {
        final int[] tokens;
        final float[] logProbabilities;
        int count;

        Written(int most) {
            tokens = new int[most];
            logProbabilities = new float[most];
        }

        /** Whether it goes on: a loop ends it, and its repetitions are dropped. */
        boolean add(int token, float logProbability) {
            tokens[count] = token;
            logProbabilities[count++] = logProbability;
            int single = Repetition.firstOf(tokens, count);
            boolean goesOn = single == count;
            count = single;
            return goesOn;
        }

        int room() {
            return tokens.length - count;
        }

        boolean isFull() {
            return count == tokens.length;
        }

        double logProbability() {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += logProbabilities[i];
            }
            return sum;
        }
    }

    private static void write(MoonshineDecoding decoding, Tokens known, Tokens draft, Written written) {
        int drafted = Math.min(draft.count(), written.tokens.length);
        int[] given = known.followedBy(new Tokens(Arrays.copyOf(draft.ids(), drafted)))
                .ids();
        Following next = decoding.begin(given, known.count());
        while (written.count < drafted && next.tokens()[written.count] == draft.ids()[written.count]) {
            written.add(next.tokens()[written.count], next.logProbabilities()[written.count]);
        }
        int token = next.tokens()[written.count];
        float logProbability = next.logProbabilities()[written.count];
        decoding.keep(1 + known.count() + written.count);
        Draft rest = new Draft(draft, written.count);
        while (token != MoonshineTokenizer.END && !written.isFull()) {
            if (!written.add(token, logProbability) || written.isFull()) {
                return;
            }
            int[] guess = rest.after(token, written.room());
            next = decoding.step(token, guess);
            int right = 0;
            while (right < guess.length && next.tokens()[right] == guess[right]) {
                if (!written.add(guess[right], next.logProbabilities()[right])) {
                    return;
                }
                right++;
            }
            rest.advance(right);
            decoding.forget(guess.length - right);
            token = next.tokens()[right];
            logProbability = next.logProbabilities()[right];
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
