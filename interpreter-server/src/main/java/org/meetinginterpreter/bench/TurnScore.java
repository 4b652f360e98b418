package org.meetinginterpreter.bench;

import java.util.List;
import java.util.TreeSet;
import org.meetinginterpreter.bench.SharedMicrophone.Turn;
import org.meetinginterpreter.speech.Utterance;

/**
 * How much of what was said went to the right voice, in steps of 10 ms; voices and people are paired so that most is right, as
 * diarisation is scored (NIST, Rich Transcription 2009), without a collar. Where two speak at once both count.
 *
 * @param speech milliseconds that people spoke
 * @param right of them, those in a caption of their voice
 * @param wrong of them, those in a caption of another's voice
 * @param unsure of them, those in a caption without a voice
 * @param people who spoke
 * @param voices that were found
 */
record TurnScore(long speech, long right, long wrong, long unsure, int people, int voices) {
    private static final int STEP = 10;

    static TurnScore of(List<Turn> turns, List<Utterance> captions) {
        List<String> people =
                List.copyOf(new TreeSet<>(turns.stream().map(Turn::speaker).toList()));
        int voices = captions.stream().mapToInt(Utterance::voice).max().orElse(0);
        // [person][voice], voice 0 is nobody's
        long[][] heard = new long[people.size()][voices + 1];
        long speech = 0;
        for (Turn turn : turns) {
            long[] of = heard[people.indexOf(turn.speaker())];
            for (long at = turn.fromMillis(); at < turn.toMillis(); at += STEP) {
                speech += STEP;
                for (Utterance caption : captions) {
                    if (caption.startMillis() <= at && at < caption.endMillis()) {
                        of[caption.voice()] += STEP;
                        break;
                    }
                }
            }
        }
        long unsure = 0;
        long known = 0;
        for (long[] of : heard) {
            unsure += of[0];
            for (int voice = 1; voice <= voices; voice++) {
                known += of[voice];
            }
        }
        long right = mostRight(heard, 0, new boolean[voices + 1]);
        return new TurnScore(speech, right, known - right, unsure, people.size(), voices);
    }

    private static long mostRight(long[][] heard, int person, boolean[] taken) {
        if (person == heard.length) {
            return 0;
        }
        long best = mostRight(heard, person + 1, taken);
        for (int voice = 1; voice < taken.length; voice++) {
            if (!taken[voice]) {
                taken[voice] = true;
                best = Math.max(best, heard[person][voice] + mostRight(heard, person + 1, taken));
                taken[voice] = false;
            }
        }
        return best;
    }

    TurnScore plus(TurnScore other) {
        return new TurnScore(
                speech + other.speech,
                right + other.right,
                wrong + other.wrong,
                unsure + other.unsure,
                people + other.people,
                voices + other.voices);
    }

    /** Of the speech in captions, percent. */
    double percent(long part) {
        return 100.0 * part / (right + wrong + unsure);
    }

    /** Diarisation error rate: speech not in a caption of its own voice, percent; what no caption holds included. */
    double errorRate() {
        return 100.0 * (speech - right) / speech;
    }
}
