package org.meetinginterpreter.caption;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.language.WatchedRecognizer;
import org.meetinginterpreter.speech.language.WatchedRecognizer.Suspicion;

/**
 * Notices when a track is in another language than its speaker declared, and has the speaker asked, at most every ten minutes. Belongs
 * to the meeting's event loop, but for {@link #open}.
 */
public final class LanguageGuard {
    /** Who was asked and goes on means it. */
    static final Duration AFTER_QUESTION = Duration.ofMinutes(10);
    /** What others do not understand either may just be bad sound. */
    public static final Duration AFTER_CHECK = Duration.ofMinutes(1);

    private final Locale declared;
    private final Supplier<? extends Collection<Locale>> ofMeeting;
    private final LanguageChecks checks;
    private final LongSupplier millis;
    private final Consumer<Question> ask;
    private volatile Optional<WatchedRecognizer> watched = Optional.empty();
    private long askAgainMillis;
    private long checkAgainMillis;
    private boolean checking;
    private boolean stopped;

    /**
     * What to ask the speaker.
     *
     * @param likely what seems to be spoken, where another recogniser understands it
     * @param reason a sentence
     */
    public record Question(Locale declared, Optional<Locale> likely, String reason) {}

    /**
     * @param ofMeeting the meeting's languages
     * @param millis a clock
     * @param ask brings a question to the speaker
     */
    public LanguageGuard(
            Locale declared,
            Supplier<? extends Collection<Locale>> ofMeeting,
            LanguageChecks checks,
            LongSupplier millis,
            Consumer<Question> ask) {
        this.declared = declared;
        this.ofMeeting = ofMeeting;
        this.checks = checks;
        this.millis = millis;
        this.ask = ask;
    }

    /** Opens a recogniser for the track, to be watched in place of the one before; may block. */
    public SpeechRecognizer open(SpeechEngine engine, RecognitionOptions options) {
        WatchedRecognizer recognizer = new WatchedRecognizer(engine.open(options), engine.confidenceScale());
        watched = Optional.of(recognizer);
        return recognizer;
    }

    /** Looks after what is suspected; to be called every now and then. */
    public void tick() {
        Optional<Suspicion> suspicion = watched.flatMap(WatchedRecognizer::takeSuspicion);
        if (suspicion.isEmpty() || checking || stopped || millis.getAsLong() < askAgainMillis) {
            return;
        }
        List<Locale> others = checks.others(declared, ofMeeting.get());
        if (others.isEmpty() || millis.getAsLong() < checkAgainMillis) {
            judge(suspicion.get(), Optional.empty());
        } else if (!checks.isBusy()) {
            checking = true;
            checks.confirm(suspicion.get(), others, () -> stopped).onSuccess(likely -> {
                checking = false;
                checkAgainMillis = millis.getAsLong() + AFTER_CHECK.toMillis();
                judge(suspicion.get(), likely);
            });
        }
    }

    /** The track is over: what was heard is not looked at any more. */
    public void stop() {
        stopped = true;
    }

    private void judge(Suspicion suspicion, Optional<Locale> likely) {
        if (stopped) {
            return;
        }
        if (likely.isPresent() || suspicion.clear()) {
            askAgainMillis = millis.getAsLong() + AFTER_QUESTION.toMillis();
            String reason = likely.isPresent()
                    ? "The recogniser of another language understands what was said better."
                    : "Little of what was said was understood.";
            ask.accept(new Question(declared, likely, reason));
        }
    }
}
