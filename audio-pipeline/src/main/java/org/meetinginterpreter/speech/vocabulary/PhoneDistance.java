package org.meetinginterpreter.speech.vocabulary;

import java.util.List;

/** Edit distance over sounds (Levenshtein, with costs by how easily sounds are confused), as a share of what was said. */
final class PhoneDistance {
    private PhoneDistance() {}

    /**
     * Compares two words.
     *
     * @param most where the distance is certain to be larger, any larger number comes back
     * @return 0 for what sounds the same, 1 and more for what has nothing in common
     */
    static double between(List<Phone> said, List<Phone> heard, double most) {
        double whole = Math.max(weight(said), weight(heard));
        if (whole == 0) {
            return 1;
        }
        double limit = most * whole;
        if (Math.abs(weight(said) - weight(heard)) > limit) {
            return 2 * most;
        }
        double[] row = new double[heard.size() + 1];
        for (int j = 0; j < heard.size(); j++) {
            row[j + 1] = row[j] + heard.get(j).weight();
        }
        for (Phone phone : said) {
            double diagonal = row[0];
            row[0] += phone.weight();
            double least = row[0];
            for (int j = 0; j < heard.size(); j++) {
                Phone other = heard.get(j);
                double changed = diagonal + phone.change(other);
                diagonal = row[j + 1];
                row[j + 1] = Math.min(changed, Math.min(diagonal + phone.weight(), row[j] + other.weight()));
                least = Math.min(least, row[j + 1]);
            }
            if (least > limit) {
                return least / whole;
            }
        }
        return row[heard.size()] / whole;
    }

    static double weight(List<Phone> phones) {
        double sum = 0;
        for (Phone phone : phones) {
            sum += phone.weight();
        }
        return sum;
    }
}
