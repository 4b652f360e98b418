package org.meetinginterpreter.translation.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.WrittenForm;

/**
 * Requests with the long texts among them cut between sentences, so that one page of text neither holds a worker for long nor is
 * the work of one worker alone. A steered request is one sentence and stays whole.
 */
final class LongTexts {
    /** Characters of a piece: some eight sentences. */
    static final int LONGEST = 1_000;

    private final Locale target;
    private final List<TranslationRequest> pieces = new ArrayList<>();
    /** For each request the white space behind each of its pieces. */
    private final List<List<String>> gaps = new ArrayList<>();

    LongTexts(Locale source, Locale target, List<TranslationRequest> requests) {
        this.target = target;
        for (TranslationRequest request : requests) {
            if (request.isSteered() || request.text().length() <= LONGEST) {
                pieces.add(request);
                gaps.add(List.of(""));
            } else {
                gaps.add(cut(request, SentenceSplitter.of(source).split(request.text())));
            }
        }
    }

    private List<String> cut(TranslationRequest request, List<Sentence> sentences) {
        List<String> behind = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        String gap = "";
        for (Sentence sentence : sentences) {
            if (!piece.isEmpty()
                    && piece.length() + gap.length() + sentence.text().length() > LONGEST) {
                pieces.add(request.withText(piece.toString()));
                behind.add(gap);
                piece.setLength(0);
            } else {
                piece.append(gap);
            }
            piece.append(sentence.text());
            gap = sentence.gap();
        }
        if (!piece.isEmpty()) {
            pieces.add(request.withText(piece.toString()));
            behind.add(gap);
        }
        return behind;
    }

    /** What is to be translated, in order. */
    List<TranslationRequest> pieces() {
        return pieces;
    }

    /** The translations of the requests, given those of the pieces. */
    List<Translation> join(List<Translation> translated) {
        List<Translation> whole = new ArrayList<>();
        int next = 0;
        for (List<String> behind : gaps) {
            if (behind.size() == 1) {
                whole.add(translated.get(next++));
            } else {
                whole.add(join(translated.subList(next, next + behind.size()), behind));
                next += behind.size();
            }
        }
        return whole;
    }

    private Translation join(List<Translation> translated, List<String> behind) {
        StringBuilder text = new StringBuilder();
        List<Doubt> doubts = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < translated.size(); i++) {
            text.append(translated.get(i).text());
            text.append(i + 1 < translated.size() ? WrittenForm.gap(target, behind.get(i)) : "");
            doubts.addAll(translated.get(i).doubts());
            terms.addAll(translated.get(i).terms());
        }
        return new Translation(text.toString(), doubts, terms);
    }
}
