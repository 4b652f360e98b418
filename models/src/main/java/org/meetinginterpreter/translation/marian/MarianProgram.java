package org.meetinginterpreter.translation.marian;

/**
 * The TorchScript source of a Marian network: encoding and greedy decoding of a batch in one call, since a call from Java for
 * each operation would cost more than the operation. Layers are unrolled; the graph is the one of Marian's
 * {@code models/transformer.h} with an SSRU decoder ({@code rnn/cells.h}) or one that attends to
 * what it wrote, post-norm.
 *
 * <p>{@code forward} takes
 *
 * <ul>
 *   <li>{@code ids} int64 [batch, time]: source tokens, each row closed by {@code </s>} and padded;
 *   <li>{@code mask} float32 [batch, 1, 1, time]: 0 for a token, minus infinity for padding; unused in a batch of one;
 *   <li>{@code candidates} int64 [batch, words]: the target tokens that each row may use, the first of them {@code </s>}, padded;
 *   <li>{@code penalty} float32 [batch, words]: 0 for a candidate, minus infinity for padding; unused in a batch of one;
 *   <li>{@code limit} int64 [1]: the most tokens to write;
 *   <li>{@code prefix} int64 [batch, hints]: indices into the row's {@code candidates}, what the row should begin with; 0 hints when
 *       nothing is steered, and then the following are not looked at;
 *   <li>{@code bonus} float32 [batch, hints]: what is added to the score of each of these while the row has followed them;
 *   <li>{@code seam} int64 [batch, 1]: the position at which {@code joint} is added to the scores; below 0 for never;
 *   <li>{@code joint} float32 [batch, words].
 * </ul>
 *
 * and gives int64 [batch, length]: indices into the row's {@code candidates}. A row is over at its first 0; what follows means nothing.
 *
 * <p>Layers compute with the model's stored values, whole numbers where it is int8; the divisions are folded into the softmax's
 * scale and into the factor with which a layer's output is added to its input.
 */
final class MarianProgram {
    static final String CLASS = "MarianNetwork";

    private final MarianConfiguration network;
    private final MarianWeights weights;
    private final boolean everyWord;
    private final StringBuilder source = new StringBuilder();

    private MarianProgram(MarianConfiguration network, MarianWeights weights, boolean everyWord) {
        this.network = network;
        this.weights = weights;
        this.everyWord = everyWord;
    }

    /**
     * The program of a network.
     *
     * @param weights become attributes of the module under their names
     * @param everyWord whether every step scores the whole vocabulary: candidates are then empty, and an index is a token's id
     */
    static String source(MarianConfiguration network, MarianWeights weights, boolean everyWord) {
        MarianProgram program = new MarianProgram(network, weights, everyWord);
        program.declaration();
        program.encoder();
        program.memory();
        program.decoder();
        return program.source.toString();
    }

    private void declaration() {
        line(0, "class " + CLASS + "(Module):");
        line(1, "__parameters__ = []");
        line(1, "__buffers__ = []");
        line(1, "training : bool");
        weights.attributes().forEach((name, attribute) -> line(1, name + " : " + attribute.typeName()));
        line(
                1,
                "def forward(self: __torch__." + CLASS + ", ids: Tensor, mask: Tensor, candidates: Tensor, "
                        + "penalty: Tensor, limit: Tensor, prefix: Tensor, bonus: Tensor, seam: Tensor, joint: Tensor) -> Tensor:");
        line(2, "batch = torch.size(ids, 0)");
        line(2, "time = torch.size(ids, 1)");
        line(2, "single = torch.eq(batch, 1)");
    }

    private void encoder() {
        line(
                2,
                "x = torch.add(torch.slice(self.positions, 0, 0, time), torch.embedding(self."
                        + network.embeddings().source() + ", ids), alpha="
                        + embeddingScale(network.embeddings().source()) + ")");
        for (int i = 1; i <= network.encoderLayers(); i++) {
            String layer = "e" + i + "_";
            line(
                    2,
                    "heads = torch.permute(torch.view(" + linear("x", layer + "qkv") + ", [batch, time, 3, "
                            + headShape() + "]), [2, 0, 3, 1, 4])");
            line(2, "queries = torch.mul(torch.select(heads, 0, 0), " + attentionScale(layer) + ")");
            line(2, "scores = torch.matmul(queries, torch.transpose(torch.select(heads, 0, 1), 2, 3))");
            masked(2);
            line(2, "seen = torch.matmul(torch.softmax(scores, 3), torch.select(heads, 0, 2))");
            line(2, "seen = torch.reshape(torch.transpose(seen, 1, 2), [batch, time, " + network.dim() + "])");
            residual(2, "x", linear("seen", layer + "out"), layer + "out");
            feedForward(2, "x", layer);
        }
    }

    /** Keys, scaled, and values of every decoder layer's attention to the source. */
    private void memory() {
        line(
                2,
                "memory = torch.permute(torch.view(" + linear("x", "memory") + ", [batch, time, "
                        + 2 * network.decoderLayers() + ", " + headShape() + "]), [2, 0, 3, 1, 4])");
        for (int i = 1; i <= network.decoderLayers(); i++) {
            line(
                    2,
                    "keys" + i + " = torch.transpose(torch.contiguous(torch.mul(torch.select(memory, 0, " + (2 * i - 2)
                            + "), " + attentionScale("d" + i + "_") + ")), 2, 3)");
            line(2, "values" + i + " = torch.contiguous(torch.select(memory, 0, " + (2 * i - 1) + "))");
            switch (network.decoder()) {
                case SSRU -> line(2, "cell" + i + " = torch.zeros([batch, " + network.dim() + "])");
                case SELF_ATTENTION -> {
                    String none = "torch.zeros([batch, " + network.heads() + ", 0, " + headWidth() + "])";
                    line(2, "past_keys" + i + " = " + none);
                    line(2, "past_values" + i + " = " + none);
                }
            }
        }
    }

    private void decoder() {
        line(2, everyWord ? "pass" : "chosen = torch.view(candidates, [-1])");
        rows("words", network.embeddings().output());
        if (!previous().equals("words")) {
            rows(previous(), network.embeddings().target());
        }
        line(2, "bias = " + (everyWord ? "self.output_bias" : "torch.index_select(self.output_bias, 0, chosen)"));
        line(2, "previous = torch.zeros([batch, " + network.dim() + "])");
        line(2, "written = annotate(List[Tensor], [])");
        line(2, "most = int(limit)");
        line(2, "step = 0");
        line(2, "going = True");
        line(2, "hints = torch.size(prefix, 1)");
        line(2, "following = torch.ones([batch, 1])");
        line(2, "if single:");
        line(3, "while going:");
        layers();
        line(4, "logits = torch.linear(y, words, bias)");
        steered();
        line(4, "next = torch.argmax(logits, 1)");
        next("next", "torch.ne(int(next), 0)");
        line(2, "else:");
        if (!everyWord) {
            line(3, "count = torch.size(candidates, 1)");
            line(3, "own = torch.transpose(torch.view(words, [batch, count, " + network.dim() + "]), 1, 2)");
            line(3, "biases = torch.unsqueeze(torch.add(torch.view(bias, [batch, count]), penalty), 1)");
            line(3, "offsets = torch.mul(torch.arange(batch), count)");
        }
        line(3, "alive = torch.ones([batch], dtype=11)");
        line(3, "while going:");
        layers();
        line(
                4,
                "logits = "
                        + (everyWord
                                ? "torch.linear(y, words, bias)"
                                : "torch.squeeze(torch.baddbmm(biases, torch.unsqueeze(y, 1), own), 1)"));
        steered();
        line(4, "next = torch.argmax(logits, 1)");
        line(4, "alive = torch.logical_and(alive, next)");
        next(everyWord ? "next" : "torch.add(next, offsets)", "bool(torch.any(alive))");
        line(2, "return torch.stack(written, 1)");
    }

    private void layers() {
        line(
                4,
                "y = torch.add(torch.select(self.positions, 0, step), previous, alpha="
                        + embeddingScale(network.embeddings().target()) + ")");
        for (int i = 1; i <= network.decoderLayers(); i++) {
            decoderLayer(i);
        }
    }

    /** Biases a step towards an earlier translation (Arivazhagan et al. 2020, Re-translation versus Streaming, 3.3, but on scores). */
    private void steered() {
        line(4, "if torch.lt(step, hints):");
        line(5, "hint = torch.slice(prefix, 1, step, torch.add(step, 1))");
        line(5, "extra = torch.mul(torch.slice(bonus, 1, step, torch.add(step, 1)), following)");
        line(5, "extra = torch.mul(extra, " + weights.scale(network.embeddings().output()) + ")");
        line(5, "logits = torch.scatter_add(logits, 1, hint, extra)");
        line(5, "logits = torch.add(logits, torch.mul(joint, torch.eq(seam, step)))");
        line(5, "same = torch.eq(torch.argmax(logits, 1, True), hint)");
        line(5, "following = torch.mul(following, same)");
        line(4, "else:");
        line(5, "pass");
    }

    private void next(String row, String unfinished) {
        line(4, "_ = torch.append(written, next)");
        line(4, "step = torch.add(step, 1)");
        line(4, "if torch.ge(step, most):");
        line(5, "going = False");
        line(4, "else:");
        line(5, "going = " + unfinished);
        line(4, "previous = torch.embedding(" + previous() + ", " + row + ")");
    }

    /** The rows that the last token is looked up in: those that score tokens, where they are tied. */
    private String previous() {
        return network.embeddings().target().equals(network.embeddings().output()) ? "words" : "seen_words";
    }

    private void rows(String name, String table) {
        String rows = everyWord ? "self." + table : "torch.index_select(self." + table + ", 0, chosen)";
        line(2, name + " = torch.to(" + rows + ", 6, False, False, None)");
    }

    private void decoderLayer(int number) {
        String layer = "d" + number + "_";
        switch (network.decoder()) {
            case SSRU -> recurrentUnit(layer, "cell" + number);
            case SELF_ATTENTION -> selfAttention(layer + "self_", "past_keys" + number, "past_values" + number);
        }
        line(
                4,
                "query = torch.view(" + linear("y", layer + "query") + ", [batch, " + network.heads() + ", 1, "
                        + headWidth() + "])");
        line(4, "scores = torch.matmul(query, keys" + number + ")");
        masked(4);
        attended(layer, "values" + number);
        feedForward(4, "y", layer);
    }

    private void recurrentUnit(String layer, String cell) {
        int dim = network.dim();
        line(4, "gates = " + linear("y", layer + "rnn"));
        line(4, "input = torch.slice(gates, 1, 0, " + dim + ")");
        line(
                4,
                "forget = torch.sigmoid(torch.mul(torch.slice(gates, 1, " + dim + ", " + 2 * dim + "), "
                        + 1 / weights.scale(layer + "forget") + "))");
        line(4, cell + " = torch.lerp(input, " + cell + ", forget)");
        residual(4, "y", "torch.relu(" + cell + ")", layer + "cell");
    }

    /** What a row wrote after its end is there, too, and harms nobody: what follows its end means nothing. */
    private void selfAttention(String layer, String keys, String values) {
        line(
                4,
                "heads = torch.view(" + linear("y", layer + "qkv") + ", [batch, 3, " + network.heads() + ", 1, "
                        + headWidth() + "])");
        line(4, keys + " = torch.cat([" + keys + ", torch.select(heads, 1, 1)], 2)");
        line(4, values + " = torch.cat([" + values + ", torch.select(heads, 1, 2)], 2)");
        line(4, "query = torch.mul(torch.select(heads, 1, 0), " + attentionScale(layer) + ")");
        line(4, "scores = torch.matmul(query, torch.transpose(" + keys + ", 2, 3))");
        attended(layer, values);
    }

    private void attended(String layer, String values) {
        line(
                4,
                "seen = torch.view(torch.matmul(torch.softmax(scores, 3), " + values + "), [batch, " + network.dim()
                        + "])");
        residual(4, "y", linear("seen", layer + "out"), layer + "out");
    }

    private void masked(int indent) {
        line(indent, "if single:");
        line(indent + 1, "pass");
        line(indent, "else:");
        line(indent + 1, "scores = torch.add_(scores, mask)");
    }

    private void feedForward(int indent, String x, String layer) {
        line(
                indent,
                "wide = "
                        + switch (network.activation()) {
                            case RELU -> weights.kernel().applyRelu(x, layer + "wide");
                            case SWISH -> "torch.silu(" + linear(x, layer + "wide") + ")";
                        });
        residual(indent, x, linear("wide", layer + "narrow"), layer + "narrow");
    }

    /** Post-norm: the sum of a layer's input and output, normalised. */
    private void residual(int indent, String x, String change, String name) {
        line(
                indent,
                x + " = torch.layer_norm(torch.add(" + x + ", " + change + ", alpha=" + 1 / weights.scale(name) + "), ["
                        + network.dim() + "], self." + name + "_gain, self." + name + "_shift, 1e-9)");
    }

    private String linear(String x, String name) {
        return weights.kernel().apply(x, name);
    }

    private String headShape() {
        return network.heads() + ", " + headWidth();
    }

    private int headWidth() {
        return network.dim() / network.heads();
    }

    private double attentionScale(String layer) {
        return 1 / (weights.scale(layer + "attention") * Math.sqrt((double) network.dim() / network.heads()));
    }

    private double embeddingScale(String table) {
        return Math.sqrt(network.dim()) / weights.scale(table);
    }

    private void line(int indent, String text) {
        source.append("  ".repeat(indent)).append(text).append('\n');
    }
}
