package org.precisionbenefit.api.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * The texts of a policy as a form sends them, read by hand because a form's fields are otherwise cut off at a few kilobytes.
 *
 * @param policy the policy version that the texts are to be
 * @param from the version that they were begun from
 * @param files the texts, by their paths below the rules folder
 */
record WorkbenchForm(PolicyId policy, PolicyId from, SourceFiles files) {
    /** The largest body read, in bytes: several times the largest policy with its scenarios. */
    static final int MAX_BYTES = 1024 * 1024;

    /** The longest text of one file. */
    static final int MAX_CHARACTERS = 256 * 1024;

    private static final int MAX_FIELDS = 32;
    private static final String POLICY = "policy-text";
    private static final String TESTS = "tests-text";
    private static final String TABLE = "table-";

    WorkbenchForm {
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(files, "files is null");
    }

    /** The field by which a form sends a file. */
    static String field(PolicyId id, String path) {
        if (path.equals(PolicyPaths.policy(id))) {
            return POLICY;
        }
        return path.equals(PolicyPaths.tests(id))
                ? TESTS
                : TABLE + path.substring(path.lastIndexOf('/') + 1, path.length() - ".csv".length());
    }

    /**
     * Reads a form.
     *
     * @throws WebApplicationException 413 when it is too large, 400 when it is none
     */
    static WorkbenchForm read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw FormFault.of(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "The texts must have at most " + MAX_BYTES + " bytes together. Make the policy smaller.");
        }
        Map<String, String> fields = FormFields.of(new String(bytes, StandardCharsets.UTF_8), MAX_FIELDS);
        String id = fields.getOrDefault("policy", "");
        String version = fields.getOrDefault("version", "").strip();
        String from = fields.getOrDefault("from", "");
        if (!PolicyPaths.isId(id, version) || !PolicyPaths.isId(id, from)) {
            throw FormFault.of(
                    Response.Status.BAD_REQUEST,
                    "The form must name a policy and its version, which is a year and a number, such as 2026.2.");
        }
        PolicyId policy = new PolicyId(id, version);
        List<SourceFile> files = new ArrayList<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            String path = path(policy, field.getKey());
            if (!path.isEmpty()) {
                files.add(file(path, field.getValue()));
            }
        }
        if (files.isEmpty()) {
            throw FormFault.of(Response.Status.BAD_REQUEST, "The form must hold at least one text.");
        }
        return new WorkbenchForm(policy, new PolicyId(id, from), new SourceFiles(files));
    }

    /** Empty for a field that is no text of the policy. */
    private static String path(PolicyId policy, String field) {
        if (field.equals(POLICY)) {
            return PolicyPaths.policy(policy);
        }
        if (field.equals(TESTS)) {
            return PolicyPaths.tests(policy);
        }
        String table = field.startsWith(TABLE) ? PolicyPaths.table(policy, field.substring(TABLE.length())) : "";
        return PolicyPaths.isTable(policy, table) ? table : "";
    }

    /** A form ends lines with two characters, authored files with one. */
    private static SourceFile file(String path, String text) {
        String lines = text.replace("\r\n", "\n");
        if (lines.length() > MAX_CHARACTERS) {
            throw FormFault.of(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "Each text must have at most " + MAX_CHARACTERS + " characters. Make the policy smaller.");
        }
        if (lines.indexOf('\0') >= 0) {
            throw FormFault.of(Response.Status.BAD_REQUEST, "The texts must hold no character of value 0.");
        }
        return new SourceFile(path, lines);
    }
}
