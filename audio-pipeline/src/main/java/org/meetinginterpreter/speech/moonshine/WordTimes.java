package org.meetinginterpreter.speech.moonshine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Estimates when the words of the open utterance were spoken; the model itself does not say. What was read when less of the sound was
 * there bounds the words ({@link #readAt}); between such places they share the speech in proportion to their length, and a boundary close to
 * a pause falls into the pause. Positions are samples of the track. Not thread-safe.
 */
final class WordTimes {
    /** When sound begins and ends. */
    record Span(long start, long end) {}

    /** So many words were there when the sound had come so far. */
    private record Mark(int words, long at) {}

    /** Speech as the detector finds it, without the pauses inside. */
    private record Voiced(long start, long end) {}

    /** The last word is mostly read once it is over, and the next has begun. */
    private static final long READ_LATER = 1_600;
    /** How far a boundary is moved into a pause, in samples of speech. */
    private static final long SNAP = 2_400;
    /** A word takes as long as so many letters more than it has. */
    private static final int LETTERS_MORE = 2;

    private final long start;
    private final List<Voiced> voiced = new ArrayList<>();
    private final Deque<Mark> marks = new ArrayDeque<>();

    /** @param start where speech begins */
    WordTimes(long start) {
        this.start = start;
    }

    /** Speech from here to there, after all before. */
    void speech(long from, long to) {
        int last = voiced.size() - 1;
        if (last >= 0 && voiced.get(last).end() == from) {
            voiced.set(last, new Voiced(voiced.get(last).start(), to));
        } else if (to > from) {
            voiced.add(new Voiced(from, to));
        }
    }

    /** So many words were read when the sound had come so far. */
    void readAt(int words, long end) {
        while (!marks.isEmpty() && marks.getLast().words() >= words) {
            marks.removeLast();
        }
        marks.addLast(new Mark(words, end));
    }

    /** The times of what follows so many words, from there on. */
    WordTimes from(long at, int words) {
        WordTimes rest = new WordTimes(at);
        voiced.forEach(each -> {
            if (each.end() > at) {
                rest.speech(Math.max(each.start(), at), each.end());
            }
        });
        marks.stream()
                .filter(mark -> mark.words() > words)
                .forEach(mark -> rest.readAt(mark.words() - words, mark.at()));
        return rest;
    }

    /** The spans of words that end with the speech. */
    List<Span> spans(List<String> words) {
        long total = voicedBefore(Long.MAX_VALUE);
        long[] bounds = new long[words.size() + 1];
        int from = 0;
        for (Mark mark : marks) {
            if (mark.words() > from && mark.words() < words.size()) {
                long at = Math.max(bounds[from], voicedBefore(mark.at() - READ_LATER));
                share(words, bounds, from, mark.words(), Math.min(at, total));
                from = mark.words();
            }
        }
        share(words, bounds, from, words.size(), total);
        snap(bounds);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            long begin = voicedAt(bounds[i], true);
            spans.add(new Span(begin, Math.max(begin, voicedAt(bounds[i + 1], false))));
        }
        return spans;
    }

    private static void share(List<String> words, long[] bounds, int from, int to, long end) {
        double letters = 0;
        for (int i = from; i < to; i++) {
            letters += words.get(i).length() + LETTERS_MORE;
        }
        double done = 0;
        long begin = bounds[from];
        for (int i = from; i < to; i++) {
            done += words.get(i).length() + LETTERS_MORE;
            bounds[i + 1] = begin + Math.round((end - begin) * done / letters);
        }
    }

    /** Moves the boundary nearest to each pause into it. */
    private void snap(long[] bounds) {
        long pause = 0;
        for (int i = 0; i + 1 < voiced.size(); i++) {
            pause += voiced.get(i).end() - voiced.get(i).start();
            int nearest = -1;
            for (int j = 1; j + 1 < bounds.length; j++) {
                long distance = Math.abs(bounds[j] - pause);
                if (distance < SNAP && (nearest < 0 || distance < Math.abs(bounds[nearest] - pause))) {
                    nearest = j;
                }
            }
            if (nearest > 0) {
                bounds[nearest] = pause;
            }
        }
        for (int j = 1; j < bounds.length; j++) {
            bounds[j] = Math.max(bounds[j], bounds[j - 1]);
        }
    }

    private long voicedBefore(long position) {
        long sum = 0;
        for (Voiced each : voiced) {
            sum += Math.max(0, Math.min(each.end(), position) - each.start());
        }
        return sum;
    }

    /** Where so much speech is over; at a pause its end or its begin. */
    private long voicedAt(long amount, boolean afterPause) {
        long left = amount;
        long end = start;
        for (Voiced each : voiced) {
            long length = each.end() - each.start();
            if (left < length || (left == length && !afterPause)) {
                return left == 0 && !afterPause ? end : each.start() + left;
            }
            left -= length;
            end = each.end();
        }
        return end;
    }
}
