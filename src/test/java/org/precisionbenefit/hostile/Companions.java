package org.precisionbenefit.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.yaml.NameTermsFile;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * The files beside which a changed one is read. They are read anew for each input and are good each time, so that they stand
 * without what no other file names and with the first rows only: the rest would be most of the time.
 */
final class Companions {
    private static final String VOCABULARY = "vocabulary.yaml";
    private static final String TUMOURS = "biomarkers/names/tumours.yaml";
    private static final String VALUE_SETS = "value-sets/";
    private static final String LAWS = "laws/";
    private static final String UNITS = "units/";
    /** The heading and the first three. */
    private static final int ROWS = 4;
    /** Of each list of a file. */
    private static final int ITEMS = 2;
    /** The column of the deepest list that is cut. */
    private static final int DEEPEST = 4;

    private static final Pattern END_OF_NAME = Pattern.compile("[:,]");
    private static final Pattern ITEM = Pattern.compile(" {2,4}- .*");

    /** A mutated path is none of a release, and there are as many of them as inputs. */
    private static final int MOST = 1_000;

    private final Function<String, SourceFiles> release;
    private final Predicate<SourceFiles> isGood;
    private final Map<String, SourceFiles> made = new ConcurrentHashMap<>();

    /**
     * The companions at one door.
     *
     * @param release of what they are made, by the path of the changed file
     * @param isGood whether the door accepts files
     */
    Companions(Function<String, SourceFiles> release, Predicate<SourceFiles> isGood) {
        this.release = release;
        this.isGood = isGood;
    }

    /** The companions of the file at that path, and the file itself. */
    SourceFiles of(String path) {
        SourceFiles kept = made.get(path);
        if (kept != null) {
            return kept;
        }
        SourceFiles few = shortened(release.apply(path), path);
        if (made.size() < MOST) {
            made.put(path, few);
        }
        return few;
    }

    /** The files as seeds, each with the first rows of its lists if the door accepts it so. */
    List<Seed> seeds(SourceFiles files) {
        return files.files().stream()
                .map(file -> {
                    SourceFile few = firstItems(file);
                    return isGood.test(with(few, of(file.path()))) ? Seed.of(few) : Seed.of(file);
                })
                .toList();
    }

    private SourceFiles shortened(SourceFiles files, String changed) {
        String policies = text(files, file -> file.path().startsWith("policies/"));
        SourceFiles named = new SourceFiles(files.files().stream()
                .filter(file -> file.path().equals(changed)
                        || !file.path().startsWith(VALUE_SETS)
                        || policies.contains(file.path()
                                .substring(VALUE_SETS.length(), file.path().indexOf('.'))))
                .map(file -> file.path().equals(changed) ? file : shortened(file, files))
                .toList());
        for (SourceFile file : named.files()) {
            SourceFiles fewer = with(firstItems(file), named);
            if (!file.path().equals(changed) && isGood.test(fewer)) {
                named = fewer;
            }
        }
        return named;
    }

    private static SourceFiles with(SourceFile changed, SourceFiles files) {
        return Seed.of(changed).in(files);
    }

    private static SourceFile shortened(SourceFile file, SourceFiles release) {
        String others = text(release, other -> !other.path().equals(file.path()));
        return switch (file.path()) {
            case NameTermsFile.PATH -> rows(file, "  - {form: ", form -> "form: " + form, others);
            case TUMOURS -> rows(file, "  - {name: ", name -> name, others);
            case VOCABULARY -> rows(file, "  ", name -> name, others);
            default -> file.path().startsWith(LAWS) || file.path().startsWith(UNITS) ? firstRows(file) : file;
        };
    }

    private static String text(SourceFiles release, Predicate<SourceFile> which) {
        return release.files().stream().filter(which).map(SourceFile::text).collect(Collectors.joining("\n"));
    }

    /** Without the rows whose name nobody writes, neither another file nor a row behind it; the last one stays. */
    private static SourceFile rows(SourceFile file, String start, UnaryOperator<String> written, String others) {
        String[] rows = file.text().split("(?<=\n)(?=" + Pattern.quote(start) + "[a-z])");
        String kept = rows[rows.length - 1];
        for (int i = rows.length - 2; i > 0; i--) {
            String name = END_OF_NAME.split(rows[i].substring(start.length()), 2)[0];
            if (others.contains(written.apply(name)) || kept.contains(written.apply(name))) {
                kept = rows[i] + kept;
            }
        }
        return new SourceFile(file.path(), rows[0] + kept);
    }

    private static SourceFile firstRows(SourceFile table) {
        List<String> lines = table.text().lines().toList();
        long remarks = lines.stream().filter(line -> line.startsWith("#")).count();
        return new SourceFile(
                table.path(), lines.stream().limit(remarks + ROWS).collect(Collectors.joining("\n", "", "\n")));
    }

    /** Without remarks, and with the first items of each list that begins two to four columns in. */
    private static SourceFile firstItems(SourceFile file) {
        StringBuilder kept = new StringBuilder();
        int[] items = new int[DEEPEST + 1];
        int left = Integer.MAX_VALUE;
        for (String line : file.text().lines().filter(each -> !isRemark(each)).toList()) {
            int column = line.length() - line.stripLeading().length();
            if (column > left) {
                continue;
            }
            if (column < DEEPEST) {
                Arrays.fill(items, column + 1, items.length, 0);
            }
            boolean isItem = ITEM.matcher(line).matches();
            left = isItem && ++items[column] > ITEMS ? column : Integer.MAX_VALUE;
            if (left == Integer.MAX_VALUE) {
                kept.append(line).append('\n');
            }
        }
        return new SourceFile(file.path(), kept.toString());
    }

    private static boolean isRemark(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }
}
