package org.precisionbenefit.terminology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A set of authored files, sorted by path: what one release of policy, formulary, knowledge or model consists of. Folders
 * are where people author; this is what is loaded, digested, stored and replayed.
 *
 * @param files the files, sorted by path, no path twice
 */
public record SourceFiles(List<SourceFile> files) {
    public SourceFiles {
        TreeMap<String, SourceFile> byPath = new TreeMap<>();
        for (SourceFile file : files) {
            if (byPath.put(file.path(), file) != null) {
                throw new IllegalArgumentException("The file (" + file.path() + ") stands twice in one release.");
            }
        }
        files = List.copyOf(byPath.values());
    }

    public Optional<SourceFile> find(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Those files whose path satisfies the condition. */
    public SourceFiles where(Predicate<String> path) {
        return new SourceFiles(
                files.stream().filter(file -> path.test(file.path())).toList());
    }

    public SourceFiles and(SourceFiles others) {
        return new SourceFiles(java.util.stream.Stream.concat(files.stream(), others.files.stream())
                .sorted(Comparator.comparing(SourceFile::path))
                .toList());
    }

    /**
     * The digest of the whole set. Lengths are part of what is digested, so that moving text from one file to the next
     * changes it.
     */
    public Digest digest() {
        StringBuilder all = new StringBuilder();
        for (SourceFile file : files) {
            all.append(file.path())
                    .append('\0')
                    .append(file.text().length())
                    .append('\0')
                    .append(file.text());
        }
        return Digest.of(all.toString());
    }
}
