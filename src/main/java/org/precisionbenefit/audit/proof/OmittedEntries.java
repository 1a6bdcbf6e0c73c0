package org.precisionbenefit.audit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.audit.log.LogExport;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.terminology.Digest;

/**
 * Looks through an exported log for entries that bundles leave out. A bundle alone proves what it holds and cannot prove that
 * nothing else was written.
 */
public final class OmittedEntries {
    private final Map<String, Set<Digest>> held = new TreeMap<>();
    private final List<BundleCheck.Finding> findings = new ArrayList<>();

    /** Tells of a bundle. */
    public void add(ProofBundle bundle) {
        Set<Digest> leaves = held.computeIfAbsent(bundle.decision().value(), id -> new TreeSet<>());
        bundle.entries().forEach(each -> leaves.add(each.entry().leaf()));
    }

    /** Takes the next line of the export; one that is none is the log's own matter. */
    public void line(String line) {
        if (!line.startsWith("{\"seq\":")) {
            return;
        }
        try {
            if (LogExport.read(line) instanceof LogExport.Entry entry
                    && EntryFacts.of(entry.entry()).isOfTheRecord()) {
                take(entry);
            }
        } catch (LogFault e) {
            // The check of the log, which reads the same lines, says so.
            return;
        }
    }

    private void take(LogExport.Entry entry) {
        for (String id : entry.entry().decisions()) {
            Set<Digest> leaves = held.get(id);
            if (leaves != null && !leaves.contains(entry.entry().leaf())) {
                findings.add(new BundleCheck.Finding(
                        BundleCheck.Kind.OMITTED, "entry " + entry.seq() + " of decision " + id));
            }
        }
    }

    /** What the bundles leave out, in the order of the log. */
    public List<BundleCheck.Finding> findings() {
        return List.copyOf(findings);
    }
}
