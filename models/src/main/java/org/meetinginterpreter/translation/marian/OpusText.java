package org.meetinginterpreter.translation.marian;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as OPUS-MT's networks saw it in training ("normalization + SentencePiece"): the rules of the {@code preprocess.sh} that
 * every model carries, and of its training pipeline's {@code normalize-punctuation.perl} (Moses) for quotation marks and dashes.
 *
 * <p>Left out, since they would change what is said: that script makes a full-width 1 a quotation mark, and Moses makes the space
 * within {@code 30 000} a point.
 */
final class OpusText {
    private static final Pattern STOP = Pattern.compile("[。．] *");
    private static final Pattern FRENCH_QUOTES = Pattern.compile("[ \u00a0\u202f]?(?:«[ \u00a0\u202f]?|»)");
    private static final Pattern INVISIBLE = Pattern.compile("[\u200b\u2060\ufeff]");
    /** Control characters and the like; within a sentence, line breaks as well. */
    private static final Pattern OTHER = Pattern.compile("\\p{C}");

    private static final Pattern SPACES = Pattern.compile("[ \u00a0\u202f]+");

    private OpusText() {}

    static String normalized(String sentence) {
        String text = INVISIBLE.matcher(sentence).replaceAll("");
        text = STOP.matcher(text).replaceAll(". ");
        text = FRENCH_QUOTES.matcher(text).replaceAll(OpusText::quote);
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(c, plain));
        text = OTHER.matcher(plain).replaceAll(" ");
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** French ones stand off from what they enclose. */
    private static String quote(MatchResult marks) {
        boolean opens = marks.group().contains("«");
        boolean follows = opens && !marks.group().startsWith("«");
        return Matcher.quoteReplacement(follows ? " \"" : "\"");
    }

    private static void append(int c, StringBuilder out) {
        switch (c) {
            case '，', '、' -> out.append(',');
            case '：', '∶' -> out.append(':');
            case '；' -> out.append(';');
            case '？' -> out.append('?');
            case '！' -> out.append('!');
            case '（' -> out.append('(');
            case '）' -> out.append(')');
            case '〈' -> out.append('<');
            case '〉' -> out.append('>');
            case '【' -> out.append('[');
            case '】' -> out.append(']');
            case '％' -> out.append('%');
            case '～' -> out.append('~');
            case '“', '”', '„', '《', '》', '「', '」' -> out.append('"');
            case '‘', '’', '‚', '´', '`' -> out.append('\'');
            case '–', '━' -> out.append('-');
            case '—' -> out.append(" - ");
            case '…' -> out.append("...");
            case '０', '１', '２', '３', '４', '５', '６', '７', '８', '９' -> out.append((char) (c - '０' + '0'));
            default -> out.appendCodePoint(c);
        }
    }
}
