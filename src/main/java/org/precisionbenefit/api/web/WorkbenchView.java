package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The policies of the live release.
 *
 * @param looked the word that was looked for, possibly empty
 * @param day the day
 * @param digest the digest of the release
 * @param policies those that hold the word, by id
 * @param inAll how many there are in all
 */
public record WorkbenchView(String looked, String day, String digest, List<PolicyRow> policies, int inAll) {
    public WorkbenchView {
        policies = List.copyOf(policies);
    }

    static WorkbenchView of(LivePolicies.Shown live, LocalDate day, String looked) {
        SortedMap<String, List<Policy>> byId = new TreeMap<>();
        live.release().policies().forEach(policy -> byId.computeIfAbsent(
                        policy.id().policy(), id -> new ArrayList<>())
                .add(policy));
        List<PolicyRow> rows = byId.values().stream()
                .filter(versions -> versions.stream().anyMatch(policy -> holds(policy, live, looked)))
                .map(versions -> PolicyRow.of(versions, live, day))
                .toList();
        return new WorkbenchView(looked, day.toString(), live.release().digest().hex(), rows, byId.size());
    }

    /** Looks for every word in id, drugs and the text of all lines. */
    private static boolean holds(Policy policy, LivePolicies.Shown live, String looked) {
        StringBuilder all = new StringBuilder(policy.id().toString());
        drugs(policy, live).forEach(drug -> all.append(' ').append(drug));
        policy.scope().ingredients().forEach(drug -> all.append(' ').append(drug.value()));
        policy.criteria().forEach(line -> {
            all.append(' ').append(line.header().text());
            PolicyTerms.tests(line).forEach(test -> all.append(' ').append(test.term()));
        });
        String text = LetterCase.lower(all.toString());
        return Stream.of(LetterCase.lower(looked).split("\\s+", -1)).allMatch(text::contains);
    }

    /** The drugs by name; one that the catalogue does not hold by its number. */
    static List<String> drugs(Policy policy, LivePolicies.Shown live) {
        return policy.scope().ingredients().stream()
                .map(drug -> live.formulary().drug(drug).map(Drug::name).orElse("RxNorm " + drug.value()))
                .toList();
    }

    /**
     * One policy with its versions.
     *
     * @param id its id
     * @param drugs its drugs
     * @param inForce the version that holds on the day, or null when none does
     * @param others the other versions, the latest first
     * @param about the version in force or else the latest, counted
     */
    public record PolicyRow(
            String id, List<String> drugs, @Nullable VersionLink inForce, List<VersionLink> others, About about) {
        public PolicyRow {
            Objects.requireNonNull(id, "id is null");
            drugs = List.copyOf(drugs);
            others = List.copyOf(others);
            Objects.requireNonNull(about, "about is null");
        }

        static PolicyRow of(List<Policy> versions, LivePolicies.Shown live, LocalDate day) {
            Policy now = inForce(versions, day);
            List<Policy> others = new ArrayList<>(
                    versions.stream().filter(each -> each != now).toList());
            others.sort(
                    Comparator.comparing((Policy each) -> each.holds().start()).reversed());
            Policy shown = now == null ? versions.get(versions.size() - 1) : now;
            return new PolicyRow(
                    shown.id().policy(),
                    WorkbenchView.drugs(shown, live),
                    now == null ? null : VersionLink.of(now, day),
                    others.stream().map(each -> VersionLink.of(each, day)).toList(),
                    About.of(shown, live));
        }

        /** Of those that hold the one that took effect last, which comes last. */
        private static @Nullable Policy inForce(List<Policy> versions, LocalDate day) {
            return versions.stream()
                    .filter(each -> each.holds().contains(day))
                    .max(Comparator.comparing(each -> each.holds().start()))
                    .orElse(null);
        }
    }

    /**
     * A version and when it holds.
     *
     * @param version the version
     * @param days the days, with a word for what is not of today
     */
    public record VersionLink(String version, String days) {
        static VersionLink of(Policy policy, LocalDate day) {
            String word = policy.holds().start().isAfter(day)
                    ? "future, "
                    : policy.holds().contains(day) ? "" : "ended, ";
            return new VersionLink(policy.id().version(), word + Words.days(policy.holds()));
        }
    }

    /**
     * What a policy is made of.
     *
     * @param criteria how many lines it has
     * @param genes by what genes or markers it asks, possibly empty
     * @param checked the day on which the source that waits longest was compared, or empty
     * @param sources the titles of its sources
     */
    public record About(int criteria, List<String> genes, String checked, List<String> sources) {
        public About {
            genes = List.copyOf(genes);
            sources = List.copyOf(sources);
        }

        private static List<String> asksAbout(TermSource source, String argument) {
            return switch (source) {
                case PHENOTYPE, ADJUSTED_PHENOTYPE, GENOTYPE, GENE_TESTED -> List.of("the gene " + argument);
                case GUIDANCE_ACTION, GUIDANCE_STRENGTH -> List.of("gene guidance on " + argument);
                case GERMLINE_INDICATION -> List.of("the genotype in the label of " + argument);
                case TUMOUR_ELIGIBILITY -> List.of("tumour markers in the label of " + argument);
                default -> List.of();
            };
        }

        static About of(Policy policy, LivePolicies.Shown live) {
            TreeSet<String> genes = new TreeSet<>();
            PolicyTerms.of(policy).forEach(key -> live.release()
                    .term(key.term())
                    .map(Term::source)
                    .ifPresent(source -> genes.addAll(asksAbout(source, key.argument()))));
            List<Citation> citations = policy.criteria().stream()
                    .map(Criterion::header)
                    .flatMap(header -> Stream.ofNullable(header.citation()))
                    .toList();
            return new About(
                    (int) policy.criteria().stream()
                            .filter(Criterion.Leaf.class::isInstance)
                            .count(),
                    List.copyOf(genes),
                    citations.stream()
                            .flatMap(citation -> Stream.ofNullable(citation.lastChecked()))
                            .min(Comparator.naturalOrder())
                            .map(LocalDate::toString)
                            .orElse(""),
                    citations.stream().map(Citation::source).distinct().toList());
        }
    }
}
