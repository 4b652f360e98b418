package org.meetinginterpreter.review;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.caption.Renderings;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.caption.TranslationLanes;
import org.meetinginterpreter.embedding.EmbeddingException;
import org.meetinginterpreter.embedding.ExampleSentences;
import org.meetinginterpreter.embedding.ExampleSentences.Likeness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what was said with examples, by meaning, for all meetings: the English words, or what a translator makes of them. One
 * thread computes; what does not fit into the queue fails at once, what takes too long fails when its time is over. Belongs to the
 * event loop.
 */
public final class MeaningLane {
    private static final Logger LOG = LoggerFactory.getLogger(MeaningLane.class);
    /** Texts that may wait: two seconds' worth. */
    private static final int MOST_WAITING = 100;

    private static final long LONGEST_SECONDS = 10;

    private final WorkerExecutor worker;
    private final SentenceEmbedders embedders;
    private final TranslationLanes translations;
    private int waiting;

    /** @param worker of one thread, for nothing else */
    public MeaningLane(WorkerExecutor worker, SentenceEmbedders embedders, TranslationLanes translations) {
        this.worker = worker;
        this.embedders = embedders;
        this.translations = translations;
    }

    /** Why nothing that is said in a language can be compared; nothing where it can. */
    Optional<String> objection(Locale language) {
        if (!embedders.isInstalled()) {
            return Optional.of(embedders.installHint());
        }
        return isEnglish(language) || translations.leads(language, Locale.ENGLISH)
                ? Optional.empty()
                : Optional.of(translations.installHint(language, Locale.ENGLISH));
    }

    private static boolean isEnglish(Locale language) {
        return Renderings.readAsIs(language, Locale.ENGLISH);
    }

    /** Learns examples by language; those in languages that do not lead to English are left out. */
    Future<ExampleSentences> learn(String meeting, Map<Locale, List<String>> examples) {
        List<String> shown = new ArrayList<>();
        List<Future<String>> english = new ArrayList<>();
        examples.forEach((language, list) -> {
            if (objection(language).isEmpty()) {
                shown.addAll(list);
                list.forEach(example -> english.add(english(meeting, language, example)));
            }
        });
        return Future.all(english)
                .compose(done -> worker.executeBlocking(
                        () -> ExampleSentences.of(embedders.open(), shown, done.<String>list()), true))
                .onFailure(failure -> LOG.warn("examples for review cannot be learnt: {}", failure.getMessage()));
    }

    /** The example that a text comes nearest to; fails where it cannot be told now. */
    Future<Optional<Likeness>> nearest(
            String meeting, Locale language, String text, Future<ExampleSentences> examples) {
        if (waiting >= MOST_WAITING) {
            return Future.failedFuture(new EmbeddingException(waiting + " captions wait to be compared with examples"));
        }
        waiting++;
        return Future.all(english(meeting, language, text), examples)
                .compose(both -> worker.executeBlocking(
                        () -> both.<ExampleSentences>resultAt(1).nearest(both.resultAt(0)), true))
                .onComplete(done -> waiting--)
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private Future<String> english(String meeting, Locale language, String text) {
        return isEnglish(language)
                ? Future.succeededFuture(text)
                : translations.translate(meeting, language, Locale.ENGLISH, text);
    }
}
