package org.meetinginterpreter.speech.vocabulary;

/**
 * A sound of speech, as coarse as spelling tells it and as recognisers confuse it.
 *
 * @see Phones
 */
@SuppressWarnings("EnumOrdinal") // places in a table that lives in this class
enum Phone {
    P(Kind.LABIAL),
    B(Kind.LABIAL),
    F(Kind.LABIAL),
    V(Kind.LABIAL),
    T(Kind.DENTAL),
    D(Kind.DENTAL),
    TH(Kind.DENTAL),
    K(Kind.VELAR),
    G(Kind.VELAR),
    KH(Kind.VELAR),
    S(Kind.SIBILANT),
    Z(Kind.SIBILANT),
    SH(Kind.SIBILANT),
    ZH(Kind.SIBILANT),
    CH(Kind.SIBILANT),
    J(Kind.SIBILANT),
    TS(Kind.SIBILANT),
    M(Kind.NASAL),
    N(Kind.NASAL),
    NG(Kind.NASAL),
    L(Kind.LIQUID),
    R(Kind.LIQUID),
    H(Kind.WEAK),
    Y(Kind.WEAK),
    W(Kind.WEAK),
    A(Kind.VOWEL),
    E(Kind.VOWEL),
    I(Kind.VOWEL),
    O(Kind.VOWEL),
    U(Kind.VOWEL);

    /** Where it is made; sounds of one kind are taken for one another more easily. */
    enum Kind {
        LABIAL,
        DENTAL,
        VELAR,
        SIBILANT,
        NASAL,
        LIQUID,
        WEAK,
        VOWEL
    }

    private static final Phone[] ALL = values();
    private static final double[][] CHANGES = allChanges();

    private final Kind kind;

    Phone(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    boolean isVowel() {
        return kind == Kind.VOWEL;
    }

    /** What it costs to lose it or to hear it where it was not said, 0 to 1. */
    double weight() {
        return switch (kind) {
            case VOWEL -> 0.4;
            case WEAK -> 0.3;
            case LIQUID, NASAL -> 0.8;
            default -> 1;
        };
    }

    /** What it costs to hear another instead, 0 and more, by its place among all; not to be changed. */
    double[] changes() {
        return CHANGES[ordinal()];
    }

    private static double[][] allChanges() {
        double[][] costs = new double[ALL.length][ALL.length];
        for (Phone a : ALL) {
            for (Phone b : ALL) {
                double cost = a == b ? 0 : 1.2;
                if (a != b && a.kind == b.kind) {
                    cost = a.isVowel() ? 0.2 : 0.5;
                }
                costs[a.ordinal()][b.ordinal()] = cost;
            }
        }
        alike(
                costs, 0.25, P, B, T, D, K, G, F, V, S, Z, SH, ZH, CH, J, K, KH, SH, CH, ZH, J, TS, S, J, CH, N, NG, TH,
                T);
        alike(
                costs, 0.4, KH, H, G, KH, B, V, P, F, V, W, D, T, N, M, SH, S, Z, ZH, Z, J, TS, CH, ZH, SH, TH, F, TH,
                S, TH, D);
        alike(costs, 0.5, G, J);
        alike(costs, 0.6, K, CH, Y, J, R, W, B, M, T, CH, D, J, B, W, N, D, M, V, T, S, G, D, K, T, P, T, H, R);
        alike(costs, 0.6, N, L, T, TS, R, D, K, S, I, Y, U, W);
        return costs;
    }

    private static void alike(double[][] costs, double cost, Phone... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            int a = pairs[i].ordinal();
            int b = pairs[i + 1].ordinal();
            costs[a][b] = Math.min(costs[a][b], cost);
            costs[b][a] = costs[a][b];
        }
    }
}
