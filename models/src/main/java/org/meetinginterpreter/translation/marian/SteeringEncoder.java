package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.Optional;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.WrittenForm;

/**
 * Turns what an earlier translation showed into tokens. Committed text is encoded anew rather than remembered: SentencePiece cuts
 * at spaces, so that a text which ends at one has the same tokens alone and with what follows. Thread-safe.
 */
final class SteeringEncoder {
    /**
     * How much less likely, as a logarithm of odds, what was shown may be than the network's first choice to be kept: tuned with
     * {@code bench flicker}.
     */
    private static final float BONUS = 1;

    private static final byte YES = 1;
    private static final byte NO = 2;

    private final MarianVocabulary vocabulary;
    /** By token, 0 until it is first asked for. */
    private final byte[] continuing;

    SteeringEncoder(MarianVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.continuing = new byte[vocabulary.size()];
    }

    /** Nothing where the vocabulary cannot write the committed text, as with another model's. */
    Optional<Steering> encode(TranslationRequest request) {
        int[] committed = vocabulary.encode(request.committed());
        if (!vocabulary.decode(committed).strip().equals(request.committed())) {
            return Optional.empty();
        }
        int[] shown = vocabulary.encode(request.shown());
        boolean continues = shown.length >= committed.length
                && Arrays.equals(committed, Arrays.copyOf(shown, committed.length))
                && Arrays.stream(shown).noneMatch(token -> token == MarianVocabulary.UNKNOWN);
        boolean seam = WrittenForm.endsInSpacedWord(request.committed());
        return Optional.of(new Steering(
                continues ? shown : committed, committed.length, BONUS, token -> seam && continuesWord(token)));
    }

    boolean continuesWord(int token) {
        if (continuing[token] == 0) {
            boolean continues = token != MarianVocabulary.END && WrittenForm.continuesWord(vocabulary.piece(token));
            continuing[token] = continues ? YES : NO;
        }
        return continuing[token] == YES;
    }
}
