package org.meetinginterpreter.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.speech.cue.Cue;

/**
 * Cuts captions into cues, in the order in which they appear: those of people who speak at once overlap, those of one speaker give way
 * to the next. Where it changes who answers for the words, a cue begins with that in words; where {@code named}, also with the
 * speaker's name. Two languages side by side share their cues. Not thread-safe.
 */
final class CueSheet {
    private static final long SHORTEST_MILLIS = 833;

    private final Locale language;
    private final Optional<Locale> beside;
    private final boolean named;
    private final PriorityQueue<LabelledCue> waiting = new PriorityQueue<>(
            Comparator.comparingLong(LabelledCue::startMillis).thenComparing(LabelledCue::id));
    private Optional<Vouching> lastVouching = Optional.empty();
    private Optional<Vouching> lastBeside = Optional.empty();
    private Optional<Speaker> lastSpeaker = Optional.empty();

    CueSheet(ExportHead head, boolean named) {
        this.language = head.language();
        this.beside = head.beside().map(ExportHead.Beside::language);
        this.named = named;
    }

    /** Cuts the next caption; returns the cues that nothing can change any more. */
    List<LabelledCue> add(ExportedCaption said) {
        Caption caption = said.caption();
        List<LabelledCue> settled = settle(caption.startMillis());
        if (PlainText.of(caption.text()).isEmpty()) {
            return settled;
        }
        giveWay(caption);
        String name = PlainText.of(nameOf(caption.speaker()));
        boolean isNamed = named && !name.isEmpty() && !lastSpeaker.equals(Optional.of(caption.speaker()));
        CueText text = text(caption, language, lastVouching, isNamed ? List.of(name + ":") : List.of());
        Optional<CueText> other = beside.flatMap(tongue -> said.beside()
                .filter(one -> !PlainText.of(one.text()).isEmpty())
                .map(one -> text(one, tongue, lastBeside, List.of())));
        lastVouching = text.vouching();
        lastBeside = other.map(CueText::vouching).orElse(lastBeside);
        lastSpeaker = Optional.of(caption.speaker());
        cut(text, other);
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

    /** The language that needs more cues cuts them for both. */
    private void cut(CueText text, Optional<CueText> beside) {
        List<Cue> own = text.cues();
        List<Cue> its = beside.map(CueText::cues).orElse(List.of());
        boolean besideCuts = its.size() > own.size();
        List<Cue> cues = besideCuts ? its : own;
        List<LabelledCue.Lines> lines = besideCuts ? text.along(its) : text.in(own);
        Optional<List<LabelledCue.Lines>> below = beside.map(one -> besideCuts ? one.in(its) : one.along(own));
        for (int i = 0; i < cues.size(); i++) {
            int at = i;
            long start = cues.get(i).startMillis();
            LabelledCue cue = new LabelledCue(
                    text.caption(), i + 1, start, cues.get(i).endMillis(), lines.get(i), below.map(all -> all.get(at)));
            boolean isLabel = cue.languages().stream().allMatch(LabelledCue.Lines::isLabel);
            // a label that found no room beside the words takes no time of its own: it stands with the next cue
            waiting.add(cue.endingAt(Math.max(cue.endMillis(), start + (isLabel ? SHORTEST_MILLIS : 1))));
        }
    }

    /** What one language says; begins with who answers for it where that changes. */
    private static CueText text(Caption caption, Locale language, Optional<Vouching> before, List<String> names) {
        Optional<Vouching> vouching = Vouching.of(caption);
        List<String> label = new ArrayList<>();
        vouching.filter(one -> !before.equals(vouching))
                .ifPresent(one -> label.add("[" + Labels.of(language).of(one) + "]"));
        label.addAll(names);
        return new CueText(caption, vouching, String.join(" ", label), PlainText.of(caption.text()));
    }
}
