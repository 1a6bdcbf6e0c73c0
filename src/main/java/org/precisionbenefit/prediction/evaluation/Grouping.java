package org.precisionbenefit.prediction.evaluation;

import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A way to group members in a report; no model sees it for this.
 *
 * @param attribute what they are grouped by
 * @param groups the group of each member
 */
record Grouping(String attribute, List<String> groups) {
    Grouping {
        groups = List.copyOf(groups);
    }

    static Grouping of(String attribute, int members, IntFunction<String> group) {
        return new Grouping(
                attribute, IntStream.range(0, members).mapToObj(group).toList());
    }

    /** The groups that occur, sorted. */
    List<String> names() {
        return List.copyOf(new TreeSet<>(groups));
    }

    /** A group with what it is a group of, unless its name says so. */
    String label(String group) {
        return group.startsWith(attribute) ? group : attribute + " " + group;
    }

    /** The places of the members of a group. */
    int[] places(String group) {
        return IntStream.range(0, groups.size())
                .filter(i -> groups.get(i).equals(group))
                .toArray();
    }

    /** The band of an age that bands begin at. */
    static String band(float age, int... from) {
        if (Float.isNaN(age)) {
            return "age not recorded";
        }
        String band = "age below " + from[0];
        for (int i = 0; i < from.length; i++) {
            if (age >= from[i]) {
                band = i + 1 < from.length
                        ? "age " + from[i] + " to " + (from[i + 1] - 1)
                        : "age " + from[i] + " and over";
            }
        }
        return band;
    }
}
