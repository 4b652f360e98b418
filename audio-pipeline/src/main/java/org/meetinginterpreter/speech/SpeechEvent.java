package org.meetinginterpreter.speech;

/** What a recogniser reports while it listens. */
public sealed interface SpeechEvent {
    /** The utterance as it stands. */
    Utterance utterance();

    /** The utterance still grows; beyond {@link Utterance#stable()} its text may change. */
    record Partial(Utterance utterance) implements SpeechEvent {}

    /** The utterance is over; its text is stable to its end. */
    record Final(Utterance utterance) implements SpeechEvent {}
}
