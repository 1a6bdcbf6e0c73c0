package org.precisionbenefit.policy.yaml;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.check.PolicyPlaces;
import org.precisionbenefit.policy.check.TermDomain;
import org.precisionbenefit.terminology.authored.Place;

/**
 * A release with what only those who check it need and no decision does.
 *
 * @param release the release
 * @param places where the lines of each policy stand, by the policy's id in words
 * @param domains which values each word of the vocabulary can have
 */
record PlacedPolicies(
        DefaultPolicyRelease release, SortedMap<String, PolicyPlaces> places, Map<String, TermDomain> domains) {
    PlacedPolicies {
        Objects.requireNonNull(release, "release is null");
        places = new TreeMap<>(places);
        domains = Map.copyOf(domains);
    }

    /** Where the lines of the policy stand. */
    PolicyPlaces of(Policy policy) {
        PolicyPlaces found = places.get(policy.id().toString());
        if (found != null) {
            return found;
        }
        Place start = Place.start("policies/" + policy.id() + ".policy.yaml");
        return new PolicyPlaces(new TreeMap<>(), start, start);
    }

    /** Which values a word of the vocabulary can have; every term of a policy is one. */
    Function<String, TermDomain> domain() {
        return term -> Objects.requireNonNull(domains.get(term), "the word was read");
    }
}
