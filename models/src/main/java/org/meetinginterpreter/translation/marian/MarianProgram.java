package org.meetinginterpreter.translation.marian;

import java.util.ArrayList;
import java.util.List;

/**
 * The TorchScript source of a Marian network: encoding and greedy decoding of a batch in one call, since a call from Java for
 * each operation would cost more than the operation. Layers are unrolled; the graph is the one of Marian's
 * {@code models/transformer.h} with an SSRU decoder ({@code rnn/cells.h}) or one that attends to what it wrote, post-norm.
 *
 * <p>{@code forward} takes sentences one behind the other, without padding, as a linear layer does not care; attention within the
 * source looks at one sentence after the other, and only what decodes works on padded rows. The rows are in the order given, {@code
 * tokens} is the number of all source tokens:
 *
 * <ul>
 *   <li>{@code ids} int64 [tokens]: each sentence closed by {@code </s>};
 *   <li>{@code places} int64 [tokens]: the position of each within its sentence;
 *   <li>{@code lengths} int64 [batch];
 *   <li>{@code slots} int64 [batch * time]: which token stands where, each row padded to {@code time};
 *   <li>{@code mask} float32 [batch, 1, 1, time]: 0 for a token, minus infinity for padding;
 *   <li>{@code candidates} int64 [words]: the target tokens that some row may use, the first of them {@code </s>}; unused where every
 *       step scores the whole vocabulary;
 *   <li>{@code penalty} float32 [batch, words]: 0 for what the row may use, minus infinity for others; unused in a batch of one;
 *   <li>{@code limit} int64 [1]: the most tokens to write;
 *   <li>{@code prefix} int64 [batch, hints]: indices into {@code candidates}, what the row should begin with; 0 hints when nothing is
 *       steered, and then the following are not looked at;
 *   <li>{@code bonus} float32 [batch, hints]: what is added to the score of each of these while the row has followed them;
 *   <li>{@code seam} int64 [batch, 1]: the position at which {@code joint} is added to the scores; below 0 for never;
 *   <li>{@code joint} float32 [batch, words];
 *   <li>{@code spans} float32 [batch, time, terms]: 1 for the source tokens of each bound term ({@link BoundTerm}); 0 terms when
 *       nothing is bound, and then the following are not looked at;
 *   <li>{@code roots} int64 [batch, terms], {@code edges} int64 [2, edges]: the forms, see {@link FormTries};
 *   <li>{@code starts} int64 [batch * 3]: the first step at which the row's terms may begin, and node and term it is at by then;
 *   <li>{@code fresh} float32 [words]: what is added to the scores of what may follow a form.
 * </ul>
 *
 * and gives int64 [batch, length]: indices into {@code candidates}. A row is over at its first 0; what follows means nothing.
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
        source.append(weights.methods(CLASS));
        line(
                1,
                "def forward(self: __torch__." + CLASS
                        + ", ids: Tensor, places: Tensor, lengths: Tensor, slots: Tensor, "
                        + "mask: Tensor, candidates: Tensor, penalty: Tensor, limit: Tensor, "
                        + "prefix: Tensor, bonus: Tensor, seam: Tensor, joint: Tensor, "
                        + "spans: Tensor, roots: Tensor, edges: Tensor, starts: Tensor, fresh: Tensor) -> Tensor:");
        line(2, "batch = torch.size(lengths, 0)");
        line(2, "time = torch.size(mask, 3)");
        line(2, "sizes = annotate(List[int], [])");
        line(2, "for row in range(batch):");
        line(3, "_ = torch.append(sizes, int(torch.select(lengths, 0, row)))");
    }

    private void encoder() {
        String table = network.embeddings().source();
        line(
                2,
                "x = torch.add(torch.embedding(self.positions, places), torch.embedding(self." + table
                        + ", ids), alpha=" + embeddingScale(table) + ")");
        for (int i = 1; i <= network.encoderLayers(); i++) {
            String layer = "e" + i + "_";
            line(
                    2,
                    "heads = torch.permute(torch.view(" + weights.apply("x", layer + "qkv") + ", [-1, 3, " + headShape()
                            + "]), [1, 2, 0, 3])");
            line(2, "sentences = torch.split_with_sizes(heads, sizes, 2)");
            line(2, "sums = annotate(List[Tensor], [])");
            line(2, "for row in range(batch):");
            line(3, "sentence = sentences[row]");
            line(3, "keys = torch.transpose(torch.select(sentence, 0, 1), 1, 2)");
            line(3, "scores = torch.matmul(torch.select(sentence, 0, 0), keys)");
            line(3, "found = torch.matmul(torch.softmax(scores, 2), torch.select(sentence, 0, 2))");
            line(3, "_ = torch.append(sums, torch.transpose(found, 0, 1))");
            line(2, "seen = torch.reshape(torch.cat(sums, 0), [-1, " + network.dim() + "])");
            residual(2, "x", weights.apply("seen", layer + "out"), layer + "out");
            feedForward(2, "x", layer);
        }
    }

    /** Keys and values of every decoder layer's attention to the source, in padded rows. */
    private void memory() {
        line(
                2,
                "memory = torch.permute(torch.view(torch.index_select(" + weights.apply("x", "memory")
                        + ", 0, slots), [batch, time, " + 2 * network.decoderLayers() + ", " + headShape()
                        + "]), [2, 0, 3, 1, 4])");
        for (int i = 1; i <= network.decoderLayers(); i++) {
            line(
                    2,
                    "keys" + i + " = torch.contiguous(torch.transpose(torch.select(memory, 0, " + (2 * i - 2)
                            + "), 2, 3))");
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
        String previous = everyWord ? "self." + network.embeddings().target() : "table";
        if (!everyWord) {
            line(2, "table = torch.index_select(self." + network.embeddings().output() + ", 0, candidates)");
            line(2, "bias = torch.index_select(self.output_bias, 0, candidates)");
            line(2, "words = " + weights.packOutput("table", "bias"));
            if (!network.embeddings().target().equals(network.embeddings().output())) {
                line(
                        2,
                        "table = torch.index_select(self."
                                + network.embeddings().target() + ", 0, candidates)");
            }
        }
        line(2, "previous = torch.zeros([batch, " + network.dim() + "])");
        line(2, "written = annotate(List[Tensor], [])");
        line(2, "most = int(limit)");
        line(2, "step = 0");
        line(2, "going = True");
        line(2, "hints = torch.size(prefix, 1)");
        line(2, "following = torch.ones([batch, 1])");
        line(2, "places = torch.arange(batch)");
        lines(2, TermProgram.START);
        line(2, "if torch.eq(batch, 1):");
        line(3, "while going:");
        layers();
        line(4, "logits = " + scores());
        lines(4, TermProgram.STEP);
        steered();
        line(4, "next = torch.argmax(logits, 1)");
        line(4, "_ = torch.append(written, next)");
        line(4, "step = torch.add(step, 1)");
        line(4, "if torch.ge(step, most):");
        line(5, "going = False");
        line(4, "else:");
        line(5, "going = torch.ne(int(next), 0)");
        line(4, "previous = torch.embedding(" + previous + ", next)");
        line(2, "else:");
        line(3, "blank = torch.zeros([batch], dtype=4)");
        line(3, "alive = torch.ones([batch], dtype=11)");
        line(3, "left = batch");
        line(3, "while going:");
        layers();
        line(4, "logits = " + (everyWord ? scores() : "torch.add_(" + scores() + ", penalty)"));
        lines(4, TermProgram.STEP);
        steered();
        line(4, "best, next, = torch.max(logits, 1)");
        line(4, "_ = torch.append(written, torch.scatter(blank, 0, places, next))");
        line(4, "step = torch.add(step, 1)");
        line(4, "alive = torch.logical_and(alive, next)");
        line(4, "count = int(torch.sum(alive))");
        line(4, "if torch.eq(count, 0):");
        line(5, "going = False");
        line(4, "else:");
        line(5, "going = torch.lt(step, most)");
        line(4, "if torch.le(torch.mul(count, 4), torch.mul(left, 3)):");
        dropFinished();
        line(4, "else:");
        line(5, "pass");
        line(4, "previous = torch.embedding(" + previous + ", next)");
        line(2, "return torch.stack(written, 1)");
    }

    private String scores() {
        return everyWord ? weights.apply("y", MarianWeights.OUTPUT) : weights.applyOutput("y", "words", "bias");
    }

    /** Goes on without the rows that are over, once they are a quarter. */
    private void dropFinished() {
        line(5, "kept = torch.squeeze(torch.nonzero(alive), 1)");
        line(5, "left = count");
        List<String> rows = new ArrayList<>(List.of("places", "alive", "next", "mask"));
        if (!everyWord) {
            rows.add("penalty");
        }
        for (int i = 1; i <= network.decoderLayers(); i++) {
            rows.addAll(List.of("keys" + i, "values" + i));
            rows.addAll(
                    switch (network.decoder()) {
                        case SSRU -> List.of("cell" + i);
                        case SELF_ATTENTION -> List.of("past_keys" + i, "past_values" + i);
                    });
        }
        rows.forEach(name -> keep(5, name));
        line(5, "if torch.lt(step, hints):");
        List.of("prefix", "bonus", "seam", "joint", "following").forEach(name -> keep(6, name));
        line(5, "else:");
        line(6, "pass");
        line(5, "if bound:");
        keep(6, "spans");
        keep(6, "whole");
        line(5, "else:");
        line(6, "pass");
    }

    private void keep(int indent, String rows) {
        line(indent, rows + " = torch.index_select(" + rows + ", 0, kept)");
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
        line(5, "logits = torch.scatter_add(logits, 1, hint, extra)");
        line(5, "logits = torch.add(logits, torch.mul(joint, torch.eq(seam, step)))");
        line(5, "same = torch.eq(torch.argmax(logits, 1, True), hint)");
        line(5, "following = torch.mul(following, same)");
        line(4, "else:");
        line(5, "pass");
    }

    private void decoderLayer(int number) {
        String layer = "d" + number + "_";
        switch (network.decoder()) {
            case SSRU -> recurrentUnit(layer, "cell" + number);
            case SELF_ATTENTION -> selfAttention(layer + "self_", "past_keys" + number, "past_values" + number);
        }
        line(4, "query = torch.view(" + weights.apply("y", layer + "query") + ", " + oneEach() + ")");
        line(4, "scores = torch.add_(torch.matmul(query, keys" + number + "), mask)");
        attended(layer, "values" + number);
        if (number == network.decoderLayers()) {
            line(4, "attention = torch.select(weight, 1, 0)");
        }
        feedForward(4, "y", layer);
    }

    private void recurrentUnit(String layer, String cell) {
        int dim = network.dim();
        line(4, "gates = " + weights.apply("y", layer + "rnn"));
        line(4, "input = torch.slice(gates, 1, 0, " + dim + ")");
        line(4, "forget = torch.sigmoid(torch.slice(gates, 1, " + dim + ", " + 2 * dim + "))");
        line(4, cell + " = torch.lerp(input, " + cell + ", forget)");
        residual(4, "y", "torch.relu(" + cell + ")", layer + "cell");
    }

    /** What a row wrote after its end is there, too, and harms nobody: what follows its end means nothing. */
    private void selfAttention(String layer, String keys, String values) {
        line(
                4,
                "heads = torch.view(" + weights.apply("y", layer + "qkv") + ", [-1, 3, " + network.heads() + ", 1, "
                        + headWidth() + "])");
        line(4, keys + " = torch.cat([" + keys + ", torch.select(heads, 1, 1)], 2)");
        line(4, values + " = torch.cat([" + values + ", torch.select(heads, 1, 2)], 2)");
        line(4, "scores = torch.matmul(torch.select(heads, 1, 0), torch.transpose(" + keys + ", 2, 3))");
        attended(layer, values);
    }

    private void attended(String layer, String values) {
        line(4, "weight = torch.softmax(scores, 3)");
        line(4, "seen = torch.view(torch.matmul(weight, " + values + "), [-1, " + network.dim() + "])");
        residual(4, "y", weights.apply("seen", layer + "out"), layer + "out");
    }

    private void feedForward(int indent, String x, String layer) {
        line(
                indent,
                "wide = "
                        + switch (network.activation()) {
                            case RELU -> weights.applyRelu(x, layer + "wide");
                            case SWISH -> "torch.silu(" + weights.apply(x, layer + "wide") + ")";
                        });
        residual(indent, x, weights.apply("wide", layer + "narrow"), layer + "narrow");
    }

    /** Post-norm: the sum of a layer's input and output, normalised. */
    private void residual(int indent, String x, String change, String name) {
        line(
                indent,
                x + " = torch.layer_norm(torch.add(" + x + ", " + change + "), [" + network.dim() + "], self." + name
                        + "_gain, self." + name + "_shift, 1e-9)");
    }

    private String oneEach() {
        return "[-1, " + network.heads() + ", 1, " + headWidth() + "]";
    }

    private String headShape() {
        return network.heads() + ", " + headWidth();
    }

    private int headWidth() {
        return network.dim() / network.heads();
    }

    private double embeddingScale(String table) {
        return Math.sqrt(network.dim()) / weights.multiplier(table);
    }

    private void lines(int indent, String text) {
        text.lines().forEach(each -> line(indent, each));
    }

    private void line(int indent, String text) {
        source.append("  ".repeat(indent)).append(text).append('\n');
    }
}
