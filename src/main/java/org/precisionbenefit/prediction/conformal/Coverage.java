package org.precisionbenefit.prediction.conformal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Shares;

/**
 * How often answers held the truth in one group.
 *
 * @param group the group
 * @param members how many members
 * @param share how often, with Wilson's interval
 * @param chance the chance of so few or fewer if the level were kept, corrected by Holm for the groups looked at
 */
public record Coverage(String group, int members, Measured share, double chance) {
    private static final double SIGNIFICANT = 0.05;

    /**
     * Coverage by group, each group of at least so many members tested by the exact binomial distribution.
     *
     * @param held whether the answer held the truth, one per member
     * @param groups the group of each member
     * @param level the share that was promised
     * @param fewest groups below it are left out
     */
    public static List<Coverage> byGroup(boolean[] held, List<String> groups, double level, int fewest) {
        SortedMap<String, int[]> counts = new TreeMap<>();
        for (int i = 0; i < held.length; i++) {
            int[] count = counts.computeIfAbsent(groups.get(i), any -> new int[2]);
            count[0] += held[i] ? 1 : 0;
            count[1]++;
        }
        counts.values().removeIf(count -> count[1] < fewest);
        double[] chances = counts.values().stream()
                .mapToDouble(count -> Shares.atMost(count[0], count[1], level))
                .toArray();
        double[] adjusted = Shares.holm(chances);
        List<Coverage> all = new ArrayList<>();
        for (Map.Entry<String, int[]> each : counts.entrySet()) {
            int[] count = each.getValue();
            all.add(new Coverage(each.getKey(), count[1], Shares.wilson(count[0], count[1]), adjusted[all.size()]));
        }
        return all;
    }

    /** Whether the group is covered less than promised, and not by chance. */
    public boolean isBelow() {
        return chance < SIGNIFICANT;
    }
}
