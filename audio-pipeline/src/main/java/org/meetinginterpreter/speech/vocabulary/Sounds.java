package org.meetinginterpreter.speech.vocabulary;

import java.util.List;

/** Sounds in a row, ready to be compared. Immutable. */
@SuppressWarnings("EnumOrdinal") // numbers of sounds, not kept
final class Sounds {
    private static final Phone[] ALL = Phone.values();

    private final int[] numbers;
    private final double[] weights;
    private final double weight;

    Sounds(List<Phone> phones) {
        numbers = new int[phones.size()];
        weights = new double[phones.size()];
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = phones.get(i).ordinal();
            weights[i] = phones.get(i).weight();
            sum += weights[i];
        }
        weight = sum;
    }

    int length() {
        return numbers.length;
    }

    /** How much sound there is, about its number of consonants. */
    double weight() {
        return weight;
    }

    double weight(int place) {
        return weights[place];
    }

    int number(int place) {
        return numbers[place];
    }

    /** What it costs to hear another sound instead, by the other's number. */
    double[] changes(int place) {
        return ALL[numbers[place]].changes();
    }
}
