package org.meetinginterpreter.translation.marian;

import java.util.Map;

/**
 * The TorchScript source of a Marian network: encoding and greedy decoding of a batch in one call, since a call from Java for
 * each operation would cost more than the operation. Layers are unrolled; the graph is the one of Marian's
 * {@code models/transformer.h} with an SSRU decoder ({@code rnn/cells.h}), post-norm.
 *
 * <p>{@code forward} takes
 *
 * <ul>
 *   <li>{@code ids} int64 [batch, time]: source tokens, each row closed by {@code </s>} and padded;
 *   <li>{@code mask} float32 [batch, 1, 1, time]: 0 for a token, minus infinity for padding; unused in a batch of one;
 *   <li>{@code candidates} int64 [words]: the target tokens that may be used, ascending, the first of them {@code </s>};
 *   <li>{@code penalty} float32 [batch, words]: 0 where the row may use the word, else minus infinity; unused in a batch of one;
 *   <li>{@code limit} int64 [1]: the most tokens to write.
 * </ul>
 *
 * and gives int64 [batch, length]: indices into {@code candidates}. A row is over at its first 0; what follows means nothing.
 */
final class MarianProgram {
    static final String CLASS = "MarianNetwork";

    private final MarianConfiguration network;
    private final StringBuilder source = new StringBuilder();

    private MarianProgram(MarianConfiguration network) {
        this.network = network;
    }

    /** @param tensors become attributes of the module under their names */
    static String source(MarianConfiguration network, Map<String, FloatTensor> tensors) {
        MarianProgram program = new MarianProgram(network);
        program.declaration(tensors);
        program.encoder();
        program.memory();
        program.decoder();
        return program.source.toString();
    }

    private void declaration(Map<String, FloatTensor> tensors) {
        line(0, "class " + CLASS + "(Module):");
        line(1, "__parameters__ = []");
        line(1, "__buffers__ = []");
        line(1, "training : bool");
        tensors.keySet().forEach(name -> line(1, name + " : Tensor"));
        line(
                1,
                "def forward(self: __torch__." + CLASS + ", ids: Tensor, mask: Tensor, candidates: Tensor, "
                        + "penalty: Tensor, limit: Tensor) -> Tensor:");
        line(2, "batch = torch.size(ids, 0)");
        line(2, "time = torch.size(ids, 1)");
        line(2, "single = torch.eq(batch, 1)");
    }

    private void encoder() {
        line(
                2,
                "x = torch.add(torch.slice(self.positions, 0, 0, time), torch.embedding(self.embedding, ids), alpha="
                        + embeddingScale() + ")");
        for (int i = 1; i <= network.encoderLayers(); i++) {
            String layer = "e" + i + "_";
            line(
                    2,
                    "heads = torch.permute(torch.view(" + linear("x", layer + "qkv_w", layer + "qkv_b")
                            + ", [batch, time, 3, " + headShape() + "]), [2, 0, 3, 1, 4])");
            line(
                    2,
                    "scores = torch.matmul(torch.select(heads, 0, 0), "
                            + "torch.transpose(torch.select(heads, 0, 1), 2, 3))");
            line(2, "if single:");
            line(3, "pass");
            line(2, "else:");
            line(3, "scores = torch.add_(scores, mask)");
            line(2, "seen = torch.matmul(torch.softmax(scores, 3), torch.select(heads, 0, 2))");
            line(2, "seen = torch.reshape(torch.transpose(seen, 1, 2), [batch, time, " + network.dim() + "])");
            residual(2, "x", linear("seen", layer + "o_w", layer + "o_b"), layer + "o_");
            feedForward(2, "x", layer);
        }
    }

    /** Keys and values of every decoder layer's attention to the source. */
    private void memory() {
        line(
                2,
                "memory = torch.contiguous(torch.permute(torch.view(" + linear("x", "memory_w", "memory_b")
                        + ", [batch, time, " + 2 * network.decoderLayers() + ", " + headShape()
                        + "]), [2, 0, 3, 1, 4]))");
        for (int i = 1; i <= network.decoderLayers(); i++) {
            line(2, "keys" + i + " = torch.transpose(torch.select(memory, 0, " + (2 * i - 2) + "), 2, 3)");
            line(2, "values" + i + " = torch.select(memory, 0, " + (2 * i - 1) + ")");
            line(2, "cell" + i + " = torch.zeros([batch, " + network.dim() + "])");
        }
    }

    private void decoder() {
        line(2, "words = torch.index_select(self.embedding, 0, candidates)");
        line(2, "bias = torch.index_select(self.output_bias, 0, candidates)");
        line(2, "previous = torch.zeros([batch, " + network.dim() + "])");
        line(2, "alive = torch.ones([batch], dtype=11)");
        line(2, "written = annotate(List[Tensor], [])");
        line(2, "most = int(limit)");
        line(2, "step = 0");
        line(2, "going = True");
        line(2, "while going:");
        line(3, "y = torch.add(torch.select(self.positions, 0, step), previous, alpha=" + embeddingScale() + ")");
        for (int i = 1; i <= network.decoderLayers(); i++) {
            decoderLayer(i);
        }
        line(3, "logits = torch.linear(y, words, bias)");
        line(3, "if single:");
        line(4, "next = torch.argmax(logits, 1)");
        line(4, "going = torch.ne(int(next), 0)");
        line(3, "else:");
        line(4, "next = torch.argmax(torch.add_(logits, penalty), 1)");
        line(4, "alive = torch.logical_and(alive, next)");
        line(4, "going = bool(torch.any(alive))");
        line(3, "_ = torch.append(written, next)");
        line(3, "step = torch.add(step, 1)");
        line(3, "if torch.ge(step, most):");
        line(4, "going = False");
        line(3, "else:");
        line(4, "pass");
        line(3, "previous = torch.embedding(words, next)");
        line(2, "return torch.stack(written, 1)");
    }

    private void decoderLayer(int number) {
        String layer = "d" + number + "_";
        String cell = "cell" + number;
        int dim = network.dim();
        line(3, "gates = " + linear("y", layer + "rnn_w", layer + "rnn_b"));
        line(3, "input = torch.slice(gates, 1, 0, " + dim + ")");
        line(3, "forget = torch.sigmoid(torch.slice(gates, 1, " + dim + ", " + 2 * dim + "))");
        line(3, cell + " = torch.lerp(input, " + cell + ", forget)");
        residual(3, "y", "torch.relu(" + cell + ")", layer + "rnn_");
        line(
                3,
                "query = torch.view(" + linear("y", layer + "q_w", layer + "q_b") + ", [batch, " + network.heads()
                        + ", 1, " + dim / network.heads() + "])");
        line(3, "scores = torch.matmul(query, keys" + number + ")");
        line(3, "if single:");
        line(4, "pass");
        line(3, "else:");
        line(4, "scores = torch.add_(scores, mask)");
        line(
                3,
                "seen = torch.view(torch.matmul(torch.softmax(scores, 3), values" + number + "), [batch, " + dim
                        + "])");
        residual(3, "y", linear("seen", layer + "o_w", layer + "o_b"), layer + "o_");
        feedForward(3, "y", layer);
    }

    private void feedForward(int indent, String x, String layer) {
        line(indent, "wide = torch.relu_(" + linear(x, layer + "w1", layer + "b1") + ")");
        residual(indent, x, linear("wide", layer + "w2", layer + "b2"), layer + "f_");
    }

    /** Post-norm: the sum of a layer's input and output, normalised. */
    private void residual(int indent, String x, String change, String norm) {
        line(
                indent,
                x + " = torch.layer_norm(torch.add(" + x + ", " + change + "), [" + network.dim() + "], self." + norm
                        + "scale, self." + norm + "shift, 1e-9)");
    }

    private static String linear(String x, String weights, String bias) {
        return "torch.linear(" + x + ", self." + weights + ", self." + bias + ")";
    }

    private String headShape() {
        return network.heads() + ", " + network.dim() / network.heads();
    }

    private double embeddingScale() {
        return Math.sqrt(network.dim());
    }

    private void line(int indent, String text) {
        source.append("  ".repeat(indent)).append(text).append('\n');
    }
}
