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

    private final MarianVocabulary vocabulary;
    /** Filled when first asked for; native code is slow to ask. */
    private final String[] pieces;

    SteeringEncoder(MarianVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.pieces = new String[vocabulary.size()];
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
        String piece = pieces[token];
        if (piece == null) {
            piece = vocabulary.piece(token);
            pieces[token] = piece;
        }
        return token != MarianVocabulary.END && WrittenForm.continuesWord(piece);
    }
}
