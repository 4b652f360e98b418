package org.meetinginterpreter.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;
import org.meetinginterpreter.speech.cue.Cue;
import org.meetinginterpreter.speech.cue.CueCutter;

/**
 * Cuts captions into cues, in the order in which they appear: those of people who speak at once overlap, those of one speaker give way
 * to the next. Where it changes who answers for the words, a cue begins with that in words; where {@code named}, also with the
 * speaker's name. Not thread-safe.
 */
final class CueSheet {
    private static final long SHORTEST_MILLIS = 833;
    private static final Pattern WORD = Pattern.compile("[^ ]+");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final Labels labels;
    private final boolean named;
    private final PriorityQueue<LabelledCue> waiting = new PriorityQueue<>(
            Comparator.comparingLong(LabelledCue::startMillis).thenComparing(LabelledCue::id));
    private Optional<Vouching> lastVouching = Optional.empty();
    private Optional<Speaker> lastSpeaker = Optional.empty();
    private int number;

    CueSheet(Locale language, boolean named) {
        this.labels = Labels.of(language);
        this.named = named;
    }

    /** Cuts the next caption; returns the cues that nothing can change any more. */
    List<LabelledCue> add(Caption caption) {
        String text = PlainText.of(caption.text());
        List<LabelledCue> settled = settle(caption.startMillis());
        if (text.isEmpty()) {
            return settled;
        }
        giveWay(caption);
        Optional<Vouching> vouching = Vouching.of(caption);
        List<String> before = new ArrayList<>();
        vouching.filter(one -> !lastVouching.equals(vouching)).ifPresent(one -> before.add("[" + labels.of(one) + "]"));
        String name = PlainText.of(nameOf(caption.speaker()));
        if (named && !name.isEmpty() && !lastSpeaker.equals(Optional.of(caption.speaker()))) {
            before.add(name + ":");
        }
        lastVouching = vouching;
        lastSpeaker = Optional.of(caption.speaker());
        cut(caption, vouching, String.join(" ", before), text);
        return settled;
    }

    /** The cues that wait at the end. */
    List<LabelledCue> finish() {
        return settle(Long.MAX_VALUE);
    }

    /** The name, and at a shared microphone whose voice it seems to be. */
    static String nameOf(Speaker speaker) {
        return speaker.voice() == 0 ? speaker.name() : (speaker.name() + " " + speaker.voice()).strip();
    }

    /** Cues that are over when the next caption begins, in their order. */
    private List<LabelledCue> settle(long next) {
        List<LabelledCue> settled = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().endMillis() <= next) {
            settled.add(waiting.remove());
        }
        return settled;
    }

    /** What the same speaker said before stays on no longer. */
    private void giveWay(Caption next) {
        List<LabelledCue> shorter = new ArrayList<>();
        waiting.removeIf(cue -> {
            boolean same = cue.caption().speaker().equals(next.speaker()) && cue.endMillis() > next.startMillis();
            if (same) {
                long end = Math.max(next.startMillis(), cue.startMillis() + SHORTEST_MILLIS);
                shorter.add(cue.endingAt(Math.min(cue.endMillis(), end)));
            }
            return same;
        });
        waiting.addAll(shorter);
    }

    private void cut(Caption caption, Optional<Vouching> vouching, String label, String text) {
        List<SpokenWord> words = new ArrayList<>();
        // what nobody said takes no time
        WORD.matcher(label)
                .results()
                .forEach(word ->
                        words.add(new SpokenWord(word.group(), caption.startMillis(), caption.startMillis(), 1)));
        words.addAll(caption.words());
        CueCutter cutter = new CueCutter();
        List<Cue> cues = new ArrayList<>(cutter.add(new Utterance(
                ++number,
                (label + " " + text).strip(),
                0,
                caption.startMillis(),
                Math.max(caption.startMillis(), caption.endMillis()),
                words)));
        cues.addAll(cutter.finish());
        int left = (int) GRAPHEME.matcher(label)
                .results()
                .filter(found -> !found.group().isBlank())
                .count();
        int part = 0;
        for (Cue cue : cues) {
            List<LabelledCue.Line> lines = new ArrayList<>();
            for (String line : cue.lines()) {
                int at = 0;
                Matcher graphemes = GRAPHEME.matcher(line);
                while (left > 0 && graphemes.find()) {
                    left -= graphemes.group().isBlank() ? 0 : 1;
                    at = graphemes.end();
                }
                lines.add(line(line.substring(0, at).strip(), line.substring(at).strip()));
            }
            boolean isLabel =
                    lines.stream().flatMap(line -> line.pieces().stream()).allMatch(LabelledCue.Piece::isLabel);
            // a label that found no room beside the words takes no time of its own: it stands with the next cue
            long end = Math.max(cue.endMillis(), cue.startMillis() + (isLabel ? SHORTEST_MILLIS : 1));
            waiting.add(new LabelledCue(caption, ++part, vouching, cue.startMillis(), end, lines));
        }
    }

    private static LabelledCue.Line line(String label, String said) {
        List<LabelledCue.Piece> pieces = new ArrayList<>();
        if (!label.isEmpty()) {
            pieces.add(new LabelledCue.Piece(label, true));
        }
        if (!said.isEmpty()) {
            pieces.add(new LabelledCue.Piece(said, false));
        }
        return new LabelledCue.Line(pieces);
    }
}
