package org.meetinginterpreter.speech.vocabulary;

/** Edit distance over sounds (Levenshtein, with costs by how easily sounds are confused), as a share of what was said. */
final class PhoneDistance {
    private PhoneDistance() {}

    /**
     * Compares two words.
     *
     * @param most where the distance is certain to be larger, any larger number comes back
     * @return 0 for what sounds the same, 1 and more for what has nothing in common
     */
    static double between(Sounds said, Sounds heard, double most) {
        double whole = Math.max(said.weight(), heard.weight());
        if (whole == 0) {
            return 1;
        }
        double limit = most * whole;
        if (Math.abs(said.weight() - heard.weight()) > limit) {
            return 2 * most;
        }
        int length = heard.length();
        double[] row = new double[length + 1];
        for (int j = 0; j < length; j++) {
            row[j + 1] = row[j] + heard.weight(j);
        }
        for (int i = 0; i < said.length(); i++) {
            double lost = said.weight(i);
            double[] changes = said.changes(i);
            double diagonal = row[0];
            row[0] += lost;
            double least = row[0];
            for (int j = 0; j < length; j++) {
                double changed = diagonal + changes[heard.number(j)];
                diagonal = row[j + 1];
                double best = Math.min(changed, Math.min(diagonal + lost, row[j] + heard.weight(j)));
                row[j + 1] = best;
                least = Math.min(least, best);
            }
            if (least > limit) {
                return least / whole;
            }
        }
        return row[length] / whole;
    }
}
