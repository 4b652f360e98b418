package org.meetinginterpreter.speech.readable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Writes Korean morphemes together as the orthography wants it (Hangul Orthography, chapters 4 and 5): particles behind nouns, endings
 * behind stems, the verbs {@code 하다} and {@code 되다} behind the noun they make a verb of. The Vosk models of Korean give such
 * pieces without a mark that says which belong together; particles of one syllable that are words, too, are joined only where their
 * form fits the sound before them. Thread-safe.
 */
final class KoreanJoining implements TextRefiner {
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([\\uAC00-\\uD7A3]+)\\)");

    /** Close a noun: no verb ending or subject mark follows in the same word. */
    private static final Set<String> PARTICLES = words("의 에 에서 에게 에게서 께 께서 한테 한테서 을 를 은 는 이 가 와 과 로 으로 로서 으로서 로써 으로써"
            + " 도 만 까지 부터 마다 조차 마저 보다 처럼 이나 이라도 라도 밖에 이랑 랑 이며 에는 에도 에만 에서는 에서도 에서의 에게는 으로는 으로도"
            + " 로는 로도 으로의 로의 까지는 까지도 부터는 보다는 보다도 처럼은 와는 과는 와의 과의 이라는 라는 이라고 라고 이란 란 이든 든지 이든지");

    /** Stand behind anything, also behind another particle. */
    private static final Set<String> STACKING = words("는 은 도 만 의 요 라고 이라고 라는 이라는 부터 까지 밖에 보다 처럼 마저 조차");

    private static final Set<String> ENDINGS = words("다 고 며 면 면서 으면 으면서 으며 으니 으니까 니 니까 지 지만 지는 지도 기 기는 기도 기로 기에 기를 게 게는"
            + " 도록 려고 으려고 려면 으려면 러 으러 어 아 여 어서 아서 여서 어야 아야 여야 어도 아도 여도 었 았 였 었다 았다 였다 었고 았고 였고 었던 았던"
            + " 였던 었는데 았는데 였는데 었지만 았지만 였지만 었으며 았으며 었습니다 았습니다 였습니다 습니다 니다 ㅂ니다 습니까 니까 는데 은데 던 던데 자 자고 라 라고"
            + " 죠 지요 네요 군요 는군요 구나 는구나 세요 으세요 십시오 으십시오 십니다 십니까 시고 시는 시면 셨습니다 겠 겠다 겠습니다 겠습니까 겠지만 겠고 을까 을까요 나요 는가"
            + " 는가요 은가 은가요 는지 은지 을지 거나 으나 어요 아요 여요 에요 예요 이에요 이다 이고 이며 이자 이었다 이었습니다 입니다 입니까 이지만 인데 인가 인가요 인지"
            + " 일까 일까요 이라 이라서 라서 들 들이 들은 들을 들의 들에게 들도 님 님이 님은 님의 님께서 적 적인 적으로 적이 적이다 적이고 씩 쯤 째 어진 아진 어지는 아지는 어졌다 아졌다");

    private static final Pattern VERB = Pattern.compile(
            "(하(다|고|며|면|면서|여|여서|여야|였다|였고|였습니다|는|는데|던|기|기로|기도|기는|기에|게|지|지만|지는|자|자고|라|라고|려고|려면|러|도록|니|니까|였던|였으며|겠다|겠습니다|세요"
                    + "|십시오|신|시는|거나|나요|는지|는가|죠)|합니다|합니까|한다|한다고|한다는|한다면|했다|했고|했던|했습니다|했는데|했지만|했으며|했다고|했다는|해서|해야|해도|해요|했어요|할까요|할지|할수록"
                    + "|되(다|고|며|면|면서|어|어서|었다|었습니다|는|는데|던|기|게|지|지만|도록|겠습니다)|됩니다|됩니까|된다|된다고|됐다|됐고|됐습니다|됐던|돼서|돼야|시키(다|고|는|기)|시킨|시켰다)");

    /** Words by themselves, but behind an open noun or stem mostly not. */
    private static final Set<String> OPEN_ONLY = words("한 할 함 해 된 될 됨 돼 인 일 임 했 됐 적");

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        List<SpokenWord> joined = new ArrayList<>();
        boolean closed = true;
        for (SpokenWord word : words) {
            Matcher brackets = IN_BRACKETS.matcher(word.text());
            SpokenWord piece = brackets.matches() ? word.withText(brackets.group(1)) : word;
            String text = piece.text();
            SpokenWord before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && belongsTo(before.text(), closed, text)) {
                joined.set(joined.size() - 1, join(before, piece));
                closed = PARTICLES.contains(text) || closed;
            } else {
                joined.add(piece);
                closed = endsWithParticle(text);
            }
        }
        return joined;
    }

    private static boolean belongsTo(String before, boolean closed, String piece) {
        if (before.endsWith("%")) {
            // 퍼센트
            return PARTICLES.contains(piece) && fits("트", piece);
        }
        if (!isHangul(before.charAt(before.length() - 1))) {
            return STACKING.contains(piece) || (PARTICLES.contains(piece) && piece.length() > 1);
        }
        if (closed) {
            return STACKING.contains(piece) && fits(before, piece);
        }
        if (PARTICLES.contains(piece)) {
            return fits(before, piece);
        }
        if (ENDINGS.contains(piece) || VERB.matcher(piece).matches()) {
            return true;
        }
        return OPEN_ONLY.contains(piece) && before.length() >= 2;
    }

    /** Whether the form of the particle is the one that the sound before it asks for. */
    private static boolean fits(String before, String piece) {
        int consonant = finalConsonant(before.charAt(before.length() - 1));
        boolean closedSyllable = consonant > 0;
        return switch (piece) {
            case "이", "을", "은", "과", "이나", "이랑", "이라도", "이며", "이라는", "이라고", "이란" -> closedSyllable;
            case "가", "를", "와", "랑" -> !closedSyllable;
            case "로" -> !closedSyllable || consonant == 8;
            case "으로" -> closedSyllable && consonant != 8;
            default -> true;
        };
    }

    /** The word is one piece of the model that has its particle already. */
    private static boolean endsWithParticle(String text) {
        String[] endings =
                text.length() > 2 ? new String[] {"을", "를", "는", "으로", "에서", "에게"} : new String[] {"을", "를", "는"};
        return text.length() > 1 && Arrays.stream(endings).anyMatch(text::endsWith);
    }

    private static SpokenWord join(SpokenWord one, SpokenWord other) {
        double length = one.text().length() + other.text().length();
        double confidence = (one.confidence() * one.text().length()
                        + other.confidence() * other.text().length())
                / length;
        return new SpokenWord(
                one.text() + other.text(),
                one.startMillis(),
                Math.max(one.endMillis(), other.endMillis()),
                Math.min(1, confidence));
    }

    private static boolean isHangul(char letter) {
        return letter >= '\uAC00' && letter <= '\uD7A3';
    }

    /** 0 for none; 8 is {@code ㄹ} (Unicode, chapter 3.12). */
    private static int finalConsonant(char syllable) {
        return isHangul(syllable) ? (syllable - 0xAC00) % 28 : 0;
    }

    private static Set<String> words(String list) {
        return Set.of(Arrays.stream(list.split(" ", -1)).distinct().toArray(String[]::new));
    }
}
