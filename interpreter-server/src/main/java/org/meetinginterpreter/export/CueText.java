package org.meetinginterpreter.export;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;
import org.meetinginterpreter.speech.cue.Cue;
import org.meetinginterpreter.speech.cue.CueCutter;

/**
 * What a caption's cues say in one language.
 *
 * @param label who answers for the words and who says them, in words; empty where that is as before
 * @param text what was said, on one line
 */
record CueText(Caption caption, Optional<Vouching> vouching, String label, String text) {
    private static final Pattern WORD = Pattern.compile("[^ ]+");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** Cut by itself. */
    List<Cue> cues() {
        List<SpokenWord> words = new ArrayList<>();
        // what nobody said takes no time
        WORD.matcher(label)
                .results()
                .forEach(word ->
                        words.add(new SpokenWord(word.group(), caption.startMillis(), caption.startMillis(), 1)));
        words.addAll(caption.words());
        return cut(caption.startMillis(), Math.max(caption.startMillis(), caption.endMillis()), whole(), words);
    }

    /** Its lines in cues that another language cut: each gets as much of this text as it has of the other. */
    List<LabelledCue.Lines> along(List<Cue> cues) {
        return marked(shares(cues));
    }

    /** Its lines in the cues that it cut itself. */
    List<LabelledCue.Lines> in(List<Cue> cues) {
        return marked(cues.stream().map(Cue::lines).toList());
    }

    private List<List<String>> shares(List<Cue> cues) {
        String whole = whole();
        BreakIterator breaks = BreakIterator.getLineInstance(caption.language());
        breaks.setText(whole);
        double total = cues.stream().mapToInt(CueText::length).sum();
        List<List<String>> shares = new ArrayList<>();
        double before = 0;
        int from = 0;
        for (int i = 0; i < cues.size(); i++) {
            before += length(cues.get(i));
            int to = i == cues.size() - 1
                    ? whole.length()
                    : Math.max(from, nearest(breaks, (int) Math.round(whole.length() * before / total)));
            String share = whole.substring(from, to).strip();
            shares.add(
                    share.isEmpty()
                            ? List.of()
                            : cut(0, 1, share, List.of()).stream()
                                    .flatMap(cue -> cue.lines().stream())
                                    .toList());
            from = to;
        }
        return shares;
    }

    /** Says which pieces of the lines, cue by cue, are the label. */
    private List<LabelledCue.Lines> marked(List<List<String>> cues) {
        int left = (int) GRAPHEME.matcher(label)
                .results()
                .filter(found -> !found.group().isBlank())
                .count();
        List<LabelledCue.Lines> all = new ArrayList<>();
        for (List<String> cue : cues) {
            List<LabelledCue.Line> lines = new ArrayList<>();
            for (String line : cue) {
                int at = 0;
                Matcher graphemes = GRAPHEME.matcher(line);
                while (left > 0 && graphemes.find()) {
                    left -= graphemes.group().isBlank() ? 0 : 1;
                    at = graphemes.end();
                }
                lines.add(line(line.substring(0, at).strip(), line.substring(at).strip()));
            }
            all.add(new LabelledCue.Lines(caption.language(), vouching, lines));
        }
        return all;
    }

    private String whole() {
        return (label + " " + text).strip();
    }

    private static int length(Cue cue) {
        return cue.lines().stream().mapToInt(String::length).sum();
    }

    private static int nearest(BreakIterator breaks, int wanted) {
        int before = breaks.preceding(wanted + 1);
        int after = breaks.following(wanted);
        if (after == BreakIterator.DONE) {
            return before;
        }
        return wanted - before <= after - wanted ? before : after;
    }

    private static List<Cue> cut(long start, long end, String text, List<SpokenWord> words) {
        CueCutter cutter = new CueCutter();
        List<Cue> cues = new ArrayList<>(cutter.add(new Utterance(1, text, 0, start, end, words)));
        cues.addAll(cutter.finish());
        return cues;
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
