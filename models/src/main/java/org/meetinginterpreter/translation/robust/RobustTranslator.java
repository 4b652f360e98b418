package org.meetinginterpreter.translation.robust;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.meetinginterpreter.translation.ClauseSplitter;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

/**
 * Keeps from another translator what it could only spoil ({@link Segments}), and bounds what it writes: a translation that says a phrase
 * over and over where the source does not, or that is much longer than its source, is made once more from smaller pieces; what is
 * still so is cut, and told as a {@linkplain Doubt.Kind#PASSAGE doubt}. No translation has more characters than {@value #SPARE}
 * and {@value #LONGEST} for each of its source, characters of scripts without spaces counted fourfold. Thread-safe.
 */
public final class RobustTranslator implements Translator {
    static final int LONGEST = 4;
    static final int SPARE = 100;

    /** Zero-width spaces, soft hyphens, marks and overrides of direction: they part words for a network, and nobody sees them. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]");

    /** Control characters, lone surrogates. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\ufffe\uffff&&[^\n\r\t]]");

    private static final int SMALL_PIECE = 60;
    private static final int SHOWN_OF_PASSAGE = 200;
    private static final int FEW = 4;

    private final Translator translator;
    private final Segments segments;

    /** @param translator is closed with this one */
    public RobustTranslator(Translator translator) {
        this.translator = translator;
        this.segments = new Segments(translator.source());
    }

    @Override
    public List<String> modelIds() {
        return translator.modelIds();
    }

    @Override
    public Locale source() {
        return translator.source();
    }

    @Override
    public Locale target() {
        return translator.target();
    }

    @Override
    public boolean isSteerable() {
        return translator.isSteerable();
    }

    /** A request as given, or parted. */
    private record Parted(TranslationRequest request, List<Segment> segments) {
        Stream<TranslationRequest> translated() {
            return segments.stream()
                    .filter(segment -> !segment.carried())
                    .map(segment -> request.withText(segment.text()));
        }
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        List<Parted> parted = requests.stream().map(this::parted).toList();
        // what stands there several times is asked for once
        Map<TranslationRequest, Integer> places = new LinkedHashMap<>();
        for (Parted text : parted) {
            text.translated().forEach(request -> places.putIfAbsent(request, places.size()));
        }
        List<TranslationRequest> asked = List.copyOf(places.keySet());
        List<Translation> given = asked.isEmpty() ? List.of() : bounded(asked, translator.translate(asked));
        return parted.stream()
                .map(text -> joined(
                        text.segments(),
                        text.translated()
                                .map(request -> given.get(places.get(request)))
                                .iterator()))
                .toList();
    }

    private Parted parted(TranslationRequest request) {
        // a translation that is told how to begin must be made in one piece
        String text = CONTROL.matcher(INVISIBLE.matcher(request.text()).replaceAll(""))
                .replaceAll(" ");
        List<Segment> parts = request.isSteered() ? List.of() : segments.of(text);
        boolean plain = parts.stream().allMatch(segment -> !segment.carried() && segment.times() == 1);
        return new Parted(request, plain ? List.of(new Segment(text, "", false, 1)) : parts);
    }

    private static Translation joined(List<Segment> segments, Iterator<Translation> given) {
        StringBuilder text = new StringBuilder();
        List<Doubt> doubts = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.carried()) {
                text.append(segment.text());
            } else {
                Translation translation = given.next();
                text.append((translation.text() + " ").repeat(segment.times() - 1))
                        .append(translation.text());
                doubts.addAll(translation.doubts());
                terms.addAll(translation.terms());
            }
            text.append(segment.after());
        }
        return new Translation(
                segments.size() == 1 ? text.toString() : text.toString().strip(), doubts, terms);
    }

    private List<Translation> bounded(List<TranslationRequest> asked, List<Translation> given) {
        List<Translation> bounded = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            TranslationRequest request = asked.get(i);
            Translation first = given.get(i);
            boolean sane = isSane(request.text(), first.text());
            bounded.add(sane ? first : cut(request, request.isSteered() ? first : inPieces(request)));
        }
        return bounded;
    }

    private Translation inPieces(TranslationRequest request) {
        ClauseSplitter clauses = new ClauseSplitter(source(), String::length, SMALL_PIECE);
        List<Sentence> pieces = SentenceSplitter.of(source()).split(request.text()).stream()
                .flatMap(sentence -> clauses.split(sentence).stream())
                .toList();
        List<Translation> given = translator.translate(
                pieces.stream().map(piece -> request.withText(piece.text())).toList());
        StringBuilder text = new StringBuilder();
        List<Doubt> doubts = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i).text();
            Translation translation = given.get(i);
            doubts.addAll(translation.doubts());
            terms.addAll(translation.terms());
            boolean sane = isSane(piece, translation.text());
            text.append(sane ? translation.text() : Repetitions.cut(translation.text(), allowed(piece)))
                    .append(
                            pieces.get(i).gap().isEmpty() && i + 1 < pieces.size()
                                    ? " "
                                    : pieces.get(i).gap());
            if (!sane) {
                doubts.add(passage(piece));
            }
        }
        return new Translation(text.toString().strip(), doubts, terms);
    }

    /** What is still not sane, cut to what is; begins with what is committed. */
    private Translation cut(TranslationRequest request, Translation translation) {
        if (isSane(request.text(), translation.text())) {
            return translation;
        }
        String shorter = Repetitions.cut(translation.text(), allowed(request.text()));
        int most = mostCharacters(request.text());
        String text = shorter.length() <= most
                ? shorter
                : shorter.substring(0, shorter.offsetByCodePoints(0, shorter.codePointCount(0, most)));
        if (!text.startsWith(request.committed())) {
            return translation;
        }
        List<Doubt> doubts = new ArrayList<>(translation.doubts());
        doubts.add(passage(request.text()));
        return new Translation(text, doubts.stream().distinct().toList(), translation.terms());
    }

    private static Doubt passage(String source) {
        String text = source.strip();
        int end = text.length() <= SHOWN_OF_PASSAGE
                ? text.length()
                : text.offsetByCodePoints(0, text.codePointCount(0, SHOWN_OF_PASSAGE));
        return new Doubt(Doubt.Kind.PASSAGE, end == text.length() ? text : text.substring(0, end) + "…");
    }

    private static boolean isSane(String source, String translation) {
        return translation.length() <= mostCharacters(source) && Repetitions.most(translation) <= allowed(source);
    }

    private static int allowed(String source) {
        return Math.max(FEW, 2 * Repetitions.most(source));
    }

    private static int mostCharacters(String source) {
        long wide = source.codePoints().filter(RobustTranslator::isWide).count();
        return (int) Math.min(Integer.MAX_VALUE, SPARE + LONGEST * (source.length() + 3 * wide));
    }

    private static boolean isWide(int character) {
        return Character.isIdeographic(character)
                || (character >= 0x0e00 && character <= 0x0eff)
                || (character >= 0x1000 && character <= 0x11ff)
                || (character >= 0x3040 && character <= 0x30ff)
                || (character >= 0xac00 && character <= 0xd7af);
    }

    @Override
    public void close() {
        translator.close();
    }
}
