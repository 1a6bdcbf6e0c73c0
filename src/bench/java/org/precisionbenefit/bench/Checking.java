package org.precisionbenefit.bench;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.BenefitCheckAnswer;
import org.precisionbenefit.api.BenefitCheckQuestion;
import org.precisionbenefit.api.BenefitChecking;
import org.precisionbenefit.api.LiveBenefits;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.Accumulators;
import org.precisionbenefit.formulary.benefit.MemberSex;
import org.precisionbenefit.formulary.benefit.Pharmacy;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.formulary.published.PublishedLists;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFiles;

/** A question about a benefit, from codes to the whole answer: by a plan's own files, and by a list that it published. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
public class Checking {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    /** The plan whose files speak of most drugs. */
    private static final PlanId BY_FILES = new PlanId("EXAMPLE-HEALTH");

    private static final PlanId PUBLISHING = new PlanId("DEMO-COMMERCIAL");

    private final JsonCanonical canonical = new JsonCanonical();
    private BenefitChecking files;
    private BenefitChecking published;
    private Turn toFiles;
    private Turn toPublished;

    /** Questions that are put in turn. */
    private static final class Turn {
        private final List<BenefitCheckQuestion> questions;
        private int next;

        private Turn(List<BenefitCheckQuestion> questions) {
            this.questions = questions;
        }

        private BenefitCheckQuestion next() {
            next = (next + 1) % questions.size();
            return questions.get(next);
        }
    }

    @Setup
    public void load() {
        SourceFiles authored = RealReleases.formularyFiles();
        FormularyRelease own = new FormularyLoader().load(authored.where(FormularyLoader::reads));
        FormularyRelease publishing =
                new FormularyLoader().load(RealReleases.publishing("2026-01-01").where(FormularyLoader::reads));
        KnowledgeRelease knowledge = new KnowledgeLoader().load(authored.where(KnowledgeLoader::reads));
        files = new BenefitChecking(new Fixed(own, knowledge, AskPublished.NONE));
        published = new BenefitChecking(new Fixed(
                publishing,
                knowledge,
                new PublishedLists(new BenchEditions(own), 4, Clock.systemUTC(), Duration.ofSeconds(1))));
        toFiles = new Turn(questions(own, BY_FILES));
        toPublished = new Turn(questions(own, PUBLISHING));
        System.out.println("products that are asked about in turn: " + toFiles.questions.size() + " by files, "
                + toPublished.questions.size() + " by a published list");
        if (toFiles.questions.stream()
                        .anyMatch(one -> files.answer(one, VisiblePlans.EVERY).benefit() == null)
                || toPublished.questions.stream()
                        .anyMatch(one ->
                                published.answer(one, VisiblePlans.EVERY).from().published() == null)) {
            throw new IllegalStateException("Each product must be known, and the list must be the published one.");
        }
    }

    /** Thirty pieces of each product of the drugs on the plan's own list, for a known member. */
    private static List<BenefitCheckQuestion> questions(FormularyRelease formulary, PlanId plan) {
        List<BenefitCheckQuestion> questions = new ArrayList<>();
        for (Drug drug : formulary.drugs()) {
            if (formulary.item(plan, drug.ingredient(), new AsOf(DAY)).isPresent()) {
                drug.products().stream()
                        .filter(product -> product.rxcui() != null)
                        .forEach(product -> questions.add(question(plan, product)));
            }
        }
        return questions;
    }

    private static BenefitCheckQuestion question(PlanId plan, DrugProduct product) {
        return new BenefitCheckQuestion(
                plan,
                new BenefitCheckQuestion.Named(
                        List.of(Code.of(CodeSystem.RXNORM, product.rxcui().value())), null),
                DAY,
                null,
                new BenefitCheckQuestion.Member(
                        61, MemberSex.FEMALE, List.of(Code.of(CodeSystem.ICD10CM, "I21.4")), null, null, null),
                new BenefitCheckQuestion.Supply(
                        new Quantity(BigDecimal.valueOf(30), product.unit()), 30, Pharmacy.RETAIL),
                new Accumulators(BigDecimal.valueOf(100), BigDecimal.valueOf(130)));
    }

    @Benchmark
    public BenefitCheckAnswer checkFiles() {
        return files.answer(toFiles.next(), VisiblePlans.EVERY);
    }

    @Benchmark
    public BenefitCheckAnswer checkPublished() {
        return published.answer(toPublished.next(), VisiblePlans.EVERY);
    }

    @Benchmark
    public String checkFilesAndWrite() {
        return canonical.encode(files.answer(toFiles.next(), VisiblePlans.EVERY));
    }

    /** What is live while the benchmark runs. */
    private record Fixed(FormularyRelease formulary, KnowledgeRelease knowledge, AskPublished published)
            implements LiveBenefits {
        @Override
        public Live live() {
            return new Live(formulary, knowledge);
        }

        @Override
        public LocalDate today(PlanId plan) {
            return DAY;
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    }
}
