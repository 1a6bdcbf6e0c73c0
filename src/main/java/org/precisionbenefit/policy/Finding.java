package org.precisionbenefit.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;

/**
 * What one criterion came to for one request. Rules report findings; they never decide.
 *
 * @param criterion the criterion
 * @param status what it came to
 * @param because one sentence for a person
 * @param citation the text the criterion rests on, or null for a group that only combines
 * @param facts the facts it rests on
 */
public record Finding(
        CriterionId criterion,
        Status status,
        String because,
        @Nullable Citation citation,
        List<Provenance> facts) {
    public Finding {
        Objects.requireNonNull(criterion, "criterion is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(because, "because is null");
        facts = List.copyOf(facts);
    }
}
