package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.KnownResults;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.BenefitAnswer;
import org.precisionbenefit.formulary.benefit.BenefitCheck;
import org.precisionbenefit.formulary.benefit.BenefitQuestion;
import org.precisionbenefit.formulary.benefit.BenefitRows;
import org.precisionbenefit.formulary.benefit.FileRows;
import org.precisionbenefit.formulary.benefit.HeldOffers;
import org.precisionbenefit.formulary.benefit.KnownResult;
import org.precisionbenefit.formulary.benefit.MemberFacts;
import org.precisionbenefit.formulary.benefit.Offers;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedFormulary;
import org.precisionbenefit.formulary.published.PublishedRows;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** Says what plans do for drugs. What cannot be told is said in the answer; only what cannot be read is refused. */
public final class BenefitChecking {
    /** A plan, day and supply is some hundred bytes for each product of the classes that were asked about. */
    private static final int MOST_HELD = 64;

    private final LiveBenefits benefits;
    /** Of the release that answered last; two that answer in turn cost time and nothing else. */
    private volatile @Nullable HeldOffers held;

    public BenefitChecking(LiveBenefits benefits) {
        this.benefits = Objects.requireNonNull(benefits, "benefits is null");
    }

    /**
     * Answers a question.
     *
     * @param visible the plans of whoever asks; contracts' prices are not everybody's
     * @throws RefusedRequest when the plan is not one of them, or the instant of knowledge has no meaning
     */
    public BenefitCheckAnswer answer(BenefitCheckQuestion check, VisiblePlans visible) {
        if (!visible.include(check.plan())) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.FORBIDDEN,
                    "/plan",
                    "The caller may not ask about this plan. Use a token that names the plan.");
        }
        LocalDate day = check.asOf() == null ? benefits.today(check.plan()) : check.asOf();
        return new One(check, benefits.live(), new AsOf(day)).answer();
    }

    private HeldOffers held(FormularyRelease release) {
        HeldOffers last = held;
        if (last == null || !last.isOf(release)) {
            last = new HeldOffers(release, MOST_HELD);
            held = last;
        }
        return last;
    }

    /** One question with what it is answered from. */
    private final class One {
        private final BenefitCheckQuestion check;
        private final LiveBenefits.Live live;
        private final AsOf asOf;
        private final @Nullable PublishedAs as;
        private final @Nullable Instant knownAt;
        private final @Nullable PublishedFormulary found;

        One(BenefitCheckQuestion check, LiveBenefits.Live live, AsOf asOf) {
            this.check = check;
            this.live = live;
            this.asOf = asOf;
            this.as = PublishedAs.of(live.formulary(), check.plan(), asOf).orElse(null);
            this.knownAt = knownAt(check.knownAt(), as != null);
            this.found = as == null || knownAt == null
                    ? null
                    : benefits.published().asOf(as, asOf.date(), knownAt).orElse(null);
        }

        private @Nullable Instant knownAt(@Nullable Instant asked, boolean published) {
            if (asked == null) {
                return published ? benefits.published().known() : null;
            }
            if (!published) {
                throw refused("This plan publishes no formulary, and its files are known as they are now. Leave"
                        + " knownAt out.");
            }
            if (asked.isAfter(benefits.now())) {
                throw refused("What will be known is not known yet. Send an instant that is past, or none.");
            }
            return asked;
        }

        private static RefusedRequest refused(String why) {
            return new RefusedRequest(RefusedRequest.Kind.INVALID, "/knownAt", why);
        }

        BenefitCheckAnswer answer() {
            BenefitCheckQuestion.Named named = check.drug();
            DrugIdentification drug = live.formulary()
                    .identify(
                            named.codes() == null ? List.of() : named.codes(),
                            named.text() == null ? "" : named.text());
            if (!(drug instanceof DrugIdentification.Identified known)) {
                return new BenefitCheckAnswer(asOf.date(), from(), drug, null, List.of());
            }
            return new BenefitCheckAnswer(
                    asOf.date(),
                    from(),
                    lean(known),
                    BenefitCheckAnswer.Benefit.of(benefit(question(known))),
                    sameClass(known.drug().ingredient()));
        }

        private BenefitAnswer benefit(BenefitQuestion question) {
            Long edition = found == null ? null : found.edition().id();
            return new BenefitCheck(rows())
                    .answer(question, held(live.formulary()).offers(Offers.For.of(question), edition));
        }

        /** A product can have a hundred package codes, which tell whoever asked nothing. */
        private static DrugIdentification lean(DrugIdentification.Identified known) {
            DrugProduct product = known.product();
            return product == null || product.rxcui() == null
                    ? known
                    : new DrugIdentification.Identified(
                            known.drug(),
                            new DrugProduct(
                                    product.rxcui(),
                                    product.name(),
                                    product.strength(),
                                    product.unit(),
                                    List.of(),
                                    product.source(),
                                    product.detail()),
                            known.foundBy(),
                            known.note());
        }

        private BenefitCheckAnswer.From from() {
            return new BenefitCheckAnswer.From(
                    live.formulary().digest(), live.knowledge().digest(), published());
        }

        private BenefitCheckAnswer.@Nullable Published published() {
            if (as == null || knownAt == null) {
                return null;
            }
            return found == null
                    ? new BenefitCheckAnswer.Published(as, knownAt, null, null, null)
                    : new BenefitCheckAnswer.Published(
                            as,
                            knownAt,
                            found.edition().id(),
                            found.edition().digest(),
                            found.edition().head().holdsFrom());
        }

        private BenefitRows rows() {
            BenefitRows files = new FileRows(live.formulary());
            return as == null ? files : new PublishedRows(files, as, benefits.published(), found);
        }

        private BenefitQuestion question(DrugIdentification.Identified known) {
            return new BenefitQuestion(
                    check.plan(),
                    known.drug().ingredient(),
                    known.product(),
                    asOf,
                    facts(known.drug().ingredient()),
                    check.supply() == null ? null : check.supply().asked(),
                    check.paid());
        }

        private MemberFacts facts(RxCui ingredient) {
            BenefitCheckQuestion.Member member = check.member();
            return member == null
                    ? MemberFacts.NONE
                    : new MemberFacts(member.age(), member.sex(), member.diagnoses(), results(member, ingredient));
        }

        private List<KnownResult> results(BenefitCheckQuestion.Member member, RxCui ingredient) {
            if (member.genes() == null && member.markers() == null) {
                return List.of();
            }
            EvidenceQuestion question = new EvidenceQuestion(
                    asOf.date(),
                    member.genes(),
                    member.medications(),
                    null,
                    null,
                    List.of(ingredient),
                    member.markers(),
                    null,
                    null);
            return KnownResults.asStated(
                    question.answeredBy(live.knowledge(), asOf.date()).genes(), MarkerResult.facts(member.markers()));
        }

        private List<String> sameClass(RxCui ingredient) {
            BenefitCheckQuestion.Member member = check.member();
            if (member == null || member.medications() == null) {
                return List.of();
            }
            FormularyRelease formulary = live.formulary();
            SortedSet<String> own = formulary.duplicateClasses(ingredient, asOf);
            return member.medications().stream()
                    .filter(taken -> taken.lastDay() == null || !taken.lastDay().isBefore(asOf.date()))
                    .map(EvidenceQuestion.Medication::drug)
                    .filter(drug -> !drug.equals(ingredient))
                    .filter(drug ->
                            formulary.duplicateClasses(drug, asOf).stream().anyMatch(own::contains))
                    .map(formulary::drug)
                    .flatMap(Optional::stream)
                    .map(Drug::name)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
