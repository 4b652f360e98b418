package org.meetinginterpreter.caption;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.meetinginterpreter.embedding.EmbeddingException;
import org.meetinginterpreter.embedding.SentenceEmbedder;

/** Sentences about water are alike, and all others; what has "poison" breaks the network. Can be absent, broken or held up. */
public final class FakeSentenceEmbedders implements SentenceEmbedders {
    private volatile boolean installed = true;
    private volatile boolean broken;
    private volatile boolean waiting;
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    public void uninstall() {
        installed = false;
    }

    public void breakDown(boolean now) {
        broken = now;
    }

    /** Every sentence from now on waits until {@link #release()}. */
    public void hold() {
        gate = new CompletableFuture<>();
    }

    public void release() {
        gate.complete(null);
    }

    /** Whether somebody waits for {@link #release()}. */
    public boolean isWaiting() {
        return waiting;
    }

    @Override
    public boolean isInstalled() {
        return installed;
    }

    @Override
    public SentenceEmbedder open() {
        return new SentenceEmbedder() {
            @Override
            public float[][] embed(List<String> sentences) {
                waiting = !gate.isDone();
                gate.join();
                waiting = false;
                if (broken) {
                    throw new EmbeddingException("the network is broken");
                }
                return sentences.stream()
                        .map(sentence -> isWet(sentence) ? new float[] {0.8f, 0.6f} : new float[] {0, -1})
                        .toArray(float[][]::new);
            }

            @Override
            public int dimensions() {
                return 2;
            }

            @Override
            public void close() {}
        };
    }

    private static boolean isWet(String sentence) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        return lower.contains("water") || lower.contains("tap");
    }
}
