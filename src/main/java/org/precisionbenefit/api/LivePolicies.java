package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.draft.VocabularyWord;
import org.precisionbenefit.policy.text.CodeRow;
import org.precisionbenefit.terminology.SourceFiles;

/** The policies that decide now, with the texts they were loaded from, for whoever reads and writes them. */
public interface LivePolicies {
    /** What is live at one moment; one page is made from one of these, so that it mixes no releases. */
    Shown live();

    /** The day of whoever runs the engine. */
    LocalDate today();

    /** Now. */
    Instant now();

    /** The rules that are generated from the policy. */
    String drl(Policy policy);

    /**
     * What is live at one moment.
     *
     * @param release the policies
     * @param files the texts they were loaded from
     * @param formulary the drugs and plans
     * @param genes the symbols of the genes that are known of
     * @param vocabulary the words that policies may use
     */
    record Shown(
            PolicyRelease release,
            SourceFiles files,
            FormularyRelease formulary,
            List<String> genes,
            List<VocabularyWord> vocabulary) {
        public Shown {
            Objects.requireNonNull(release, "release is null");
            Objects.requireNonNull(files, "files is null");
            Objects.requireNonNull(formulary, "formulary is null");
            genes = List.copyOf(genes);
            vocabulary = List.copyOf(vocabulary);
        }
    }

    /** The scenarios that stand beside a policy, or none when they cannot be read. */
    List<Scenario> scenarios(Shown live, Policy policy);

    /** The codes of a value set with what they mean, or none when there is no such value set. */
    List<CodeRow> codes(Shown live, String valueSet);
}
