package org.meetinginterpreter.translation.glossary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what stands before a Portuguese noun agree with it: {@code dos doses de reforço}, written while the network had
 * {@code impulsionadores} in mind, becomes {@code das doses de reforço}. A network takes care of what comes after it by itself.
 */
final class PortugueseAgreement {
    /** Masculine, feminine, masculine plural, feminine plural. */
    private static final String WORDS = """
            o a os as, um uma uns umas, do da dos das, no na nos nas, ao à aos às, pelo pela pelos pelas, num numa nuns numas,
            dum duma duns dumas, este esta estes estas, esse essa esses essas, aquele aquela aqueles aquelas,
            deste desta destes destas, desse dessa desses dessas, daquele daquela daqueles daquelas, neste nesta nestes nestas,
            nesse nessa nesses nessas, naquele naquela naqueles naquelas, àquele àquela àqueles àquelas, meu minha meus minhas,
            seu sua seus suas, nosso nossa nossos nossas, vosso vossa vossos vossas, cujo cuja cujos cujas, todo toda todos todas,
            outro outra outros outras, mesmo mesma mesmos mesmas, próprio própria próprios próprias, muito muita muitos muitas,
            pouco pouca poucos poucas, algum alguma alguns algumas, nenhum nenhuma nenhuns nenhumas, certo certa certos certas,
            primeiro primeira primeiros primeiras, segundo segunda segundos segundas, terceiro terceira terceiros terceiras,
            último última últimos últimas, novo nova novos novas, antigo antiga antigos antigas, único única únicos únicas,
            quanto quanta quantos quantas, tanto tanta tantos tantas, bom boa bons boas, mau má maus más, grande grande grandes grandes,
            - - dois duas, - - ambos ambas, - - vários várias, - - duzentos duzentas, - - trezentos trezentas, ambos ambas ambos ambas
            """;

    private static final int FEMININE = 1;
    private static final int PLURAL = 2;
    private static final int MOST_WORDS = 3;

    private static final Map<String, String[]> ROWS = new HashMap<>();
    private static final Pattern LAST_WORD = Pattern.compile("(?:^|[^\\p{L}\\p{M}-])([\\p{L}]+) $");

    static {
        for (String row : WORDS.split(",\\s*", -1)) {
            String[] forms = row.strip().split(" ", -1);
            for (String form : forms) {
                ROWS.putIfAbsent(form, forms);
            }
        }
    }

    private PortugueseAgreement() {}

    /**
     * The text with what stands before a place agreeing with the noun there.
     *
     * @param from chars before which nothing is changed
     * @param at where the noun begins
     */
    static String agreed(String text, int from, int at, boolean feminine, WordNumber number) {
        String before = text.substring(0, at);
        Deque<String> changed = new ArrayDeque<>();
        for (int words = 0; words < MOST_WORDS; words++) {
            Matcher last = LAST_WORD.matcher(before);
            if (!last.find() || last.start(1) < from) {
                break;
            }
            String word = last.group(1);
            Optional<String> agreed = agreed(word, feminine, number);
            if (agreed.isEmpty()) {
                break;
            }
            changed.addFirst(agreed.get() + " ");
            before = before.substring(0, last.start(1));
        }
        return before + String.join("", changed) + text.substring(at);
    }

    /** Nothing for a word that is not known to agree with what follows. */
    private static Optional<String> agreed(String word, boolean feminine, WordNumber number) {
        String lower = word.toLowerCase(Locale.ROOT);
        String[] row = ROWS.get(lower);
        if (row == null) {
            return Optional.empty();
        }
        int own = List.of(row).lastIndexOf(lower);
        boolean plural = number == WordNumber.UNKNOWN ? own >= PLURAL : number == WordNumber.PLURAL;
        String agreed = row[(feminine ? FEMININE : 0) + (plural ? PLURAL : 0)];
        if (agreed.equals("-")) {
            return Optional.of(word);
        }
        boolean capital = Character.isUpperCase(word.charAt(0));
        return Optional.of(capital ? agreed.substring(0, 1).toUpperCase(Locale.ROOT) + agreed.substring(1) : agreed);
    }

    /** Whether the word before a place is feminine; nothing where it is both, or neither. */
    static Optional<Boolean> isFeminine(String before) {
        Matcher last = LAST_WORD.matcher(before);
        String word = last.find() ? last.group(1).toLowerCase(Locale.ROOT) : "";
        String[] row = ROWS.get(word);
        if (row == null || row[0].equals(row[FEMININE])) {
            return Optional.empty();
        }
        return Optional.of(List.of(row).indexOf(word) % 2 == FEMININE);
    }

    /** Whether one form is the other's feminine: {@code agente comunitária de saúde}, {@code agente comunitário de saúde}. */
    static boolean isFeminineOf(String feminine, String masculine) {
        String[] hers = feminine.split(" ", -1);
        String[] his = masculine.split(" ", -1);
        boolean different = false;
        for (int i = 0; i < hers.length && hers.length == his.length; i++) {
            if (!hers[i].equals(his[i])) {
                boolean fits = hers[i].equals(his[i] + "a")
                        || hers[i].equals(his[i].replaceFirst("o(s?)$", "a$1"))
                        || hers[i].equals(his[i].replaceFirst("res$", "ras"));
                if (!fits) {
                    return false;
                }
                different = true;
            }
        }
        return different;
    }
}
