package org.precisionbenefit.policy.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * What changes from one folder of rules to another: each policy version by itself, value sets and words that both hold, and
 * rows of tables on law and units. A version that is new is compared with the latest one before it.
 */
public final class ReleaseDiff {
    private static final String ROWS = "laws/|units/";

    private ReleaseDiff() {}

    /** The sentences; empty when nothing differs. What is said of a policy begins with its name and version. */
    public static List<String> between(PolicyRelease before, PolicyRelease after) {
        List<String> sentences = new ArrayList<>();
        for (Policy policy : after.policies()) {
            Optional<Policy> same = version(before, policy);
            Optional<Policy> was = same.or(() -> latest(before, policy));
            if (same.isEmpty()) {
                sentences.add(policy.id() + " is new"
                        + was.map(one -> ", compared with " + one.id()).orElse("") + ".");
            }
            was.ifPresent(one -> PolicyDiff.between(new Side(one, before), new Side(policy, after)).stream()
                    .filter(sentence -> !isShared(sentence))
                    .forEach(sentence -> sentences.add(policy.id() + " " + sentence)));
        }
        before.policies().stream()
                .filter(policy -> version(after, policy).isEmpty())
                .forEach(policy -> sentences.add(policy.id() + " is gone."));
        names(before, after, NamedWords::valueSets)
                .forEach(name -> sentences.addAll(NamedWords.valueSet(name, before, after)));
        names(before, after, NamedWords::words).forEach(name -> sentences.addAll(NamedWords.word(name, before, after)));
        return List.copyOf(sentences);
    }

    /** What is said of value sets and words is said once, and not for each policy that names them. */
    private static boolean isShared(String sentence) {
        return sentence.startsWith("value set ") || sentence.startsWith("word ");
    }

    private static Optional<Policy> version(PolicyRelease release, Policy policy) {
        return release.policies().stream()
                .filter(one -> one.id().equals(policy.id()))
                .findFirst();
    }

    private static Optional<Policy> latest(PolicyRelease release, Policy policy) {
        return release.policies().stream()
                .filter(one -> one.id().policy().equals(policy.id().policy()))
                .reduce((one, other) -> other);
    }

    private static SortedSet<String> names(
            PolicyRelease before, PolicyRelease after, Function<Policy, SortedSet<String>> of) {
        SortedSet<String> names = new TreeSet<>();
        Stream.concat(before.policies().stream(), after.policies().stream())
                .forEach(policy -> names.addAll(of.apply(policy)));
        return names;
    }

    /** The rows of law and unit tables that come and go, by file, in the order of their files. */
    public static List<String> rows(SourceFiles before, SourceFiles after) {
        SortedSet<String> paths = new TreeSet<>();
        Stream.concat(before.files().stream(), after.files().stream())
                .map(SourceFile::path)
                .filter(path -> path.matches("(" + ROWS + ").*\\.csv"))
                .forEach(paths::add);
        List<String> sentences = new ArrayList<>();
        for (String path : paths) {
            List<String> one = lines(before, path);
            List<String> other = lines(after, path);
            count(path, "added", other, one, sentences);
            count(path, "removed", one, other, sentences);
        }
        return List.copyOf(sentences);
    }

    private static void count(String path, String what, List<String> of, List<String> in, List<String> sentences) {
        long rows = of.stream().filter(line -> !in.contains(line)).count();
        if (rows > 0) {
            sentences.add(path + ": " + rows + (rows == 1 ? " row is " : " rows are ") + what + ".");
        }
    }

    private static List<String> lines(SourceFiles files, String path) {
        return files.find(path)
                .map(file -> file.text().lines().filter(line -> !line.isBlank()).toList())
                .orElse(List.of());
    }
}
