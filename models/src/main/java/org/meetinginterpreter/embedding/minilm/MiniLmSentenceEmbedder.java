package org.meetinginterpreter.embedding.minilm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.meetinginterpreter.embedding.EmbeddingException;
import org.meetinginterpreter.embedding.SentenceEmbedder;

/**
 * all-MiniLM-L6-v2 (Sentence-Transformers; Wang et al. 2020), quantised: English sentences to 384 numbers, the mean of the vectors
 * of their tokens over the attention mask, brought to length one. It was trained on 128 tokens: of a longer sentence the first 126
 * pieces of words (some 90 words) count, the rest does not; before that, a text is cut after {@value #MOST_CHARACTERS} characters.
 * Sentences go through the network one by one: it is quantised by the largest value of a whole call, so that in a batch each would
 * change a little with its neighbours.
 */
public final class MiniLmSentenceEmbedder implements SentenceEmbedder {
    /** With {@code [CLS]} and {@code [SEP]}. */
    static final int MOST_TOKENS = 128;
    /** 126 tokens have far fewer in any text that is meant to be read. */
    static final int MOST_CHARACTERS = 4_000;

    private static final Map<String, String> UP_TO_THE_LENGTH =
            Map.of("truncation", "true", "padding", "false", "maxLength", Integer.toString(MOST_TOKENS));

    private final HuggingFaceTokenizer tokenizer;
    private final MiniLmNetwork network;
    private boolean closed;

    private MiniLmSentenceEmbedder(HuggingFaceTokenizer tokenizer, MiniLmNetwork network) {
        this.tokenizer = tokenizer;
        this.network = network;
    }

    /**
     * Loads the model; takes some 100 ms and 60 MB.
     *
     * @param folder with {@code model.onnx} and {@code tokenizer.json}
     * @throws EmbeddingException when a file is missing or damaged
     */
    public static MiniLmSentenceEmbedder open(Path folder) {
        Path words = required(folder, "tokenizer.json");
        MiniLmNetwork network = MiniLmNetwork.load(required(folder, "model.onnx"));
        try {
            MiniLmSentenceEmbedder embedder =
                    new MiniLmSentenceEmbedder(HuggingFaceTokenizer.newInstance(words, UP_TO_THE_LENGTH), network);
            // the first call of a session is slow
            embedder.embed(List.of("Good morning."));
            return embedder;
        } catch (IOException | RuntimeException e) {
            network.close();
            throw new EmbeddingException(words + " cannot be read; install the model again", e);
        }
    }

    private static Path required(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new EmbeddingException(file + " is missing; install the model again");
        }
        return file;
    }

    @Override
    public int dimensions() {
        return MiniLmNetwork.DIMENSIONS;
    }

    @Override
    public synchronized float[][] embed(List<String> sentences) {
        if (closed) {
            throw new EmbeddingException("the network for sentences is closed; open it again");
        }
        List<String> texts =
                sentences.stream().map(MiniLmSentenceEmbedder::checked).toList();
        float[][] vectors = new float[texts.size()][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = mean(network.run(tokens(texts.get(i))));
        }
        return vectors;
    }

    /** Native code sees whole characters only: half a surrogate pair is replaced. */
    private static String checked(String sentence) {
        if (sentence.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("a sentence without a letter or digit has no meaning to compare");
        }
        StringBuilder whole = new StringBuilder();
        sentence.codePoints()
                .limit(MOST_CHARACTERS)
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? ' ' : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private long[] tokens(String sentence) {
        Encoding encoding = tokenizer.encode(sentence);
        long[] ids = encoding.getIds();
        if (ids.length > MOST_TOKENS || Arrays.stream(ids).anyMatch(id -> id < 0 || id >= MiniLmNetwork.TOKENS)) {
            throw new EmbeddingException("the tokenizer does not fit the network; install the model again");
        }
        return ids;
    }

    /** The mean of a sentence's tokens, of length one. Nothing is masked, since nothing is filled up. */
    private static float[] mean(float[] states) {
        double[] sum = new double[MiniLmNetwork.DIMENSIONS];
        for (int i = 0; i < states.length; i++) {
            sum[i % sum.length] += states[i];
        }
        double norm = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
        if (!(norm > 0)) {
            throw new EmbeddingException("the network for sentences gave no direction; install the model again");
        }
        float[] vector = new float[sum.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (sum[i] / norm);
        }
        return vector;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            tokenizer.close();
            network.close();
        }
    }
}
