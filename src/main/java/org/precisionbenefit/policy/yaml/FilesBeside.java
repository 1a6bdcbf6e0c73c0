package org.precisionbenefit.policy.yaml;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * The files that one policy file may name beside the vocabulary and value sets: its own tables and the shared criteria. It
 * notes which were named, because they are part of what the policy says.
 */
final class FilesBeside {
    private final SourceFiles rules;
    private final String folder;
    private final SortedSet<String> used = new TreeSet<>();
    private @Nullable Period holds;

    /**
     * The files of one policy.
     *
     * @param rules everything below the rules folder
     * @param folder the policy's own folder
     */
    FilesBeside(SourceFiles rules, String folder) {
        this.rules = Objects.requireNonNull(rules, "rules is null");
        this.folder = Objects.requireNonNull(folder, "folder is null");
    }

    /** Tells on which days the policy is in force, so that its rows can be held against them. */
    void holding(Period days) {
        this.holds = days;
    }

    /** Whether rows of this period hold on every day on which the policy does. */
    boolean coversPolicy(Period row) {
        if (holds == null) {
            return true;
        }
        boolean begins = !row.start().isAfter(holds.start());
        return begins
                && (row.end() == null || (holds.end() != null && !row.end().isBefore(holds.end())));
    }

    Optional<SourceFile> table(String name) {
        return find(folder + "/tables/" + name + ".csv");
    }

    Optional<SourceFile> shared(String name) {
        return find("shared/" + name + ".yaml");
    }

    private Optional<SourceFile> find(String path) {
        Optional<SourceFile> found = rules.find(path);
        found.ifPresent(file -> used.add(path));
        return found;
    }

    SortedSet<String> tables() {
        return names(Pattern.compile(Pattern.quote(folder) + "/tables/([^/]+)\\.csv"));
    }

    SortedSet<String> sharedCriteria() {
        return names(Pattern.compile("shared/([^/]+)\\.yaml"));
    }

    private SortedSet<String> names(Pattern path) {
        SortedSet<String> names = new TreeSet<>();
        for (SourceFile file : rules.files()) {
            Matcher matcher = path.matcher(file.path());
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** The paths of the files that were named. */
    SortedSet<String> used() {
        return used;
    }
}
