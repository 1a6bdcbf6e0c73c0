package org.precisionbenefit.policy.draft;

import java.util.regex.Pattern;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Where the files of a policy lie below the rules folder. */
public final class PolicyPaths {
    private static final Pattern POLICY = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{4}\\.[0-9]{1,3}");
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private PolicyPaths() {}

    /** Whether the two can name a policy version, so that they can stand in a path. */
    public static boolean isId(String policy, String version) {
        return POLICY.matcher(policy).matches() && VERSION.matcher(version).matches();
    }

    /** The policy's text. */
    public static String policy(PolicyId id) {
        return "policies/" + id + ".policy.yaml";
    }

    /** Its scenarios. */
    public static String tests(PolicyId id) {
        return "policies/" + id + ".tests.yaml";
    }

    /** One of its tables. */
    public static String table(PolicyId id, String name) {
        return tables(id) + name + ".csv";
    }

    private static String tables(PolicyId id) {
        return "policies/" + id.policy() + "/tables/";
    }

    /** Whether the path is one of the files that are edited with this version. */
    public static boolean isOf(PolicyId id, String path) {
        return path.equals(policy(id)) || path.equals(tests(id)) || isTable(id, path);
    }

    /** Whether the path is a table of the policy. */
    public static boolean isTable(PolicyId id, String path) {
        return path.startsWith(tables(id))
                && path.endsWith(".csv")
                && TABLE.matcher(path.substring(tables(id).length(), path.length() - ".csv".length()))
                        .matches();
    }

    /** What a person calls the file. */
    public static String called(PolicyId id, String path) {
        return path.equals(policy(id))
                ? "Policy"
                : path.equals(tests(id))
                        ? "Scenarios"
                        : "Table " + path.substring(tables(id).length(), path.length() - ".csv".length());
    }

    /** The files of a version with another version's number in their names: where a new version begins. */
    public static SourceFiles renamed(SourceFiles files, PolicyId from, PolicyId to) {
        return new SourceFiles(files.files().stream()
                .map(file -> new SourceFile(renamed(file.path(), from, to), file.text()))
                .toList());
    }

    private static String renamed(String path, PolicyId from, PolicyId to) {
        return path.equals(policy(from)) ? policy(to) : path.equals(tests(from)) ? tests(to) : path;
    }
}
