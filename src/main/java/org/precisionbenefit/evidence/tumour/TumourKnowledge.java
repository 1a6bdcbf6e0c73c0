package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.evidence.tumour.Finding.State;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.RxCui;

/** What labels ask of tumour markers, asked by drug. It never changes once loaded. */
public final class TumourKnowledge {
    /** A release that holds nothing of tumours. */
    public static final TumourKnowledge NONE = new TumourKnowledge(
            new TumourTree(Collections.emptySortedMap()),
            new MarkerNames(List.of(), Collections.emptySortedMap()),
            SettingCodes.FIRST,
            List.of());

    private final TumourTree tumours;
    private final MarkerNames names;
    private final SettingCodes settings;
    private final SortedMap<RxCui, DrugMarkers> drugs = new TreeMap<>();
    private final SortedMap<RxCui, RuleNames> asked = new TreeMap<>();

    /**
     * Builds it.
     *
     * @param tumours the kinds of tumours
     * @param names the names of markers
     * @param settings which diagnoses tell the situation of the disease
     * @param drugs the drugs, none twice
     */
    public TumourKnowledge(TumourTree tumours, MarkerNames names, SettingCodes settings, List<DrugMarkers> drugs) {
        this.tumours = Objects.requireNonNull(tumours, "tumours is null");
        this.names = Objects.requireNonNull(names, "names is null");
        this.settings = Objects.requireNonNull(settings, "settings is null");
        for (DrugMarkers one : drugs) {
            if (this.drugs.put(one.drug(), one) != null) {
                throw new IllegalArgumentException("A drug must stand once.");
            }
            asked.put(one.drug(), RuleNames.of(one, names));
        }
    }

    /** Which diagnoses tell the situation of the disease. */
    public SettingCodes settings() {
        return settings;
    }

    /** What stands about a drug, or empty when no file speaks about it. */
    public Optional<DrugMarkers> file(RxCui drug) {
        return Optional.ofNullable(drugs.get(drug));
    }

    /** The genes and markers that the rows of a drug, of whatever day, name; empty when no file speaks about it. */
    public SortedSet<String> named(RxCui drug) {
        SortedSet<String> named = new TreeSet<>();
        @Nullable RuleNames wanted = asked.get(drug);
        if (wanted != null) {
            named.addAll(wanted.genes());
            named.addAll(wanted.markers());
        }
        return named;
    }

    /** Whether some row of the drug, of whatever day, asks for the gene or marker that a result is of. */
    public boolean asksAbout(RxCui drug, BiomarkerFact fact) {
        @Nullable RuleNames wanted = asked.get(drug);
        if (wanted == null) {
            return false;
        }
        boolean marker = names.marker(fact.marker())
                .filter(entry -> wanted.markers().contains(entry.name()))
                .isPresent();
        return marker
                || new Results(List.of(fact), names, LocalDate.MAX)
                        .genes(fact).stream().anyMatch(wanted.genes()::contains);
    }

    /** The drugs that ask for the gene or marker of one of the results. */
    public SortedSet<RxCui> drugsAskingAbout(List<BiomarkerFact> facts) {
        SortedSet<RxCui> found = new TreeSet<>(drugs.keySet());
        found.removeIf(drug -> facts.stream().noneMatch(fact -> asksAbout(drug, fact)));
        return found;
    }

    /** What the rows of a drug say, as it is kept and shown; empty when none holds on the day. */
    public Optional<TumourSays> says(TumourQuestion question) {
        return file(question.drug())
                .flatMap(drug -> judge(question) instanceof DrugEligibility.Judged judged
                        ? Optional.of(TumourSays.of(drug, question.tumour(), judged))
                        : Optional.empty());
    }

    /** The drugs that some file speaks about. */
    public SortedSet<RxCui> drugs() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(drugs.keySet()));
    }

    /** What stands about each drug, for pages that show it. */
    public List<DrugMarkers> files() {
        return List.copyOf(drugs.values());
    }

    /** Judges the rows of a drug that hold on the day. */
    public DrugEligibility judge(TumourQuestion question) {
        LocalDate day = question.asOf().date();
        @Nullable DrugMarkers drug = drugs.get(question.drug());
        List<Dated<EligibilityRow>> rows = drug == null ? List.of() : drug.on(day);
        if (rows.isEmpty()) {
            return new DrugEligibility.NotCovered(question.drug());
        }
        Results results = new Results(question.results(), names, day);
        @Nullable TumourFact fact = question.tumour();
        TumourTree.@Nullable Placed placed = fact == null ? null : tumours.place(fact, day);
        return new DrugEligibility.Judged(
                question.drug(),
                rows.stream()
                        .map(row -> answer(row, question, results, tumour(row.value(), placed)))
                        .toList());
    }

    private static EligibilityAnswer answer(
            Dated<EligibilityRow> dated, TumourQuestion question, Results results, Finding tumour) {
        EligibilityRow row = dated.value();
        Finding marker = new RuleJudge(
                        results, new Resolver(row.specimens(), question.asOf().date()))
                .judge(row.rule());
        if (marker.state() == State.NOT_MET) {
            marker = new Finding(State.NOT_MET, List.of(failing(row.rule(), marker)), marker.by());
        }
        List<Finding> all = List.of(tumour, marker, new TherapyCheck(question).check(row.therapy()));
        Finding whole = RuleJudge.together(all, State.NOT_MET);
        List<Reason> reasons = new ArrayList<>(whole.reasons());
        row.unchecked().forEach(asks -> reasons.add(new Reason(Reason.Kind.NOTE, "not checked", asks)));
        reasons.sort(Comparator.comparing(Reason::kind));
        @Nullable TherapyLine line = row.therapy().asksForLine() ? question.line() : null;
        return new EligibilityAnswer(
                row, outcome(whole), reasons, whole.by(), line == null ? null : line.from(), dated.source());
    }

    private static Reason failing(MarkerRule rule, Finding marker) {
        boolean shown = !marker.by().isEmpty();
        return new Reason(
                Reason.Kind.NOT_MET, rule.words(), shown ? "The results show that it is not so." : "It is not so.");
    }

    private static Outcome outcome(Finding whole) {
        return switch (whole.state()) {
            case MET -> Outcome.ELIGIBLE;
            case NOT_MET -> Outcome.NOT_ELIGIBLE;
            case UNKNOWN ->
                whole.reasons().stream()
                        .map(Reason::kind)
                        .min(Comparator.naturalOrder())
                        .map(TumourKnowledge::unknown)
                        .orElse(Outcome.MISSING);
        };
    }

    private static Outcome unknown(Reason.Kind kind) {
        return switch (kind) {
            case CONFLICTING -> Outcome.CONFLICTING;
            case STALE -> Outcome.STALE;
            case MISSING, NOT_MET, NOTE -> Outcome.MISSING;
        };
    }

    private static Finding tumour(EligibilityRow row, TumourTree.@Nullable Placed placed) {
        if (placed == null) {
            return Finding.unknown(Resolver.missing("tumour", "No tumour was sent."));
        }
        if (placed.isContradictory()) {
            return Finding.unknown(new Reason(
                    Reason.Kind.CONFLICTING, "tumour", "The codes and words of the tumour contradict each other."));
        }
        if (row.exceptTumours().stream().anyMatch(kind -> placed.is(kind) == State.MET)) {
            return TherapyCheck.notMet("tumour", "The label leaves this tumour out.");
        }
        boolean open = row.exceptTumours().stream().anyMatch(kind -> placed.is(kind) == State.UNKNOWN);
        List<State> states = row.tumours().stream().map(placed::is).toList();
        if (states.contains(State.MET) && !open) {
            return Finding.of(State.MET, List.of());
        }
        return open || states.contains(State.UNKNOWN)
                ? Finding.unknown(Resolver.missing("tumour", "What was sent does not say which kind of tumour it is."))
                : TherapyCheck.notMet("tumour", "The label is for another tumour.");
    }
}
