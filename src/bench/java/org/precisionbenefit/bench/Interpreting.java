package org.precisionbenefit.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
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
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** What gene results mean for one drug: from the texts that a laboratory sends to the guideline's row and the label. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
public class Interpreting {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 1, 15));
    private static final List<Code> DIAGNOSES = List.of(Code.of(CodeSystem.ICD10CM, "I21.4"));
    private static final Map<String, String> RESULTS = Map.ofEntries(
            Map.entry("CYP2B6", "*1/*6"),
            Map.entry("CYP2C19", "*1/*2"),
            Map.entry("CYP2C9", "*1/*3"),
            Map.entry("CYP2D6", "*1/*4"),
            Map.entry("CYP3A5", "*1/*3"),
            Map.entry("DPYD", "Reference/c.1905+1G>A (*2A)"),
            Map.entry("HLA-A", "*31:01 negative"),
            Map.entry("HLA-B", "*57:01 negative"),
            Map.entry("NUDT15", "*1/*3"),
            Map.entry("SLCO1B1", "*1/*5"),
            Map.entry("TPMT", "*1/*3C"),
            Map.entry("UGT1A1", "*1/*28"));

    private KnowledgeRelease knowledge;
    private List<Question> questions;
    private int next;

    /** A drug with results of its genes. */
    private record Question(List<GeneFact> results, SortedSet<RxCui> drug) {}

    @Setup
    public void load() {
        knowledge = new KnowledgeLoader().load(RealReleases.formularyFiles().where(KnowledgeLoader::reads));
        questions = new ArrayList<>();
        for (RxCui drug : knowledge.drugs()) {
            DrugGuidance guidance = knowledge.guidance(drug).orElseThrow();
            if (guidance.genes().stream().allMatch(gene -> RESULTS.containsKey(gene.value()))) {
                questions.add(new Question(
                        guidance.genes().stream().map(Interpreting::result).toList(), new TreeSet<>(List.of(drug))));
            }
        }
        System.out.println("drugs that are asked about in turn: " + questions.size());
    }

    private static GeneFact result(GeneSymbol gene) {
        return new GeneFact(
                gene,
                RESULTS.get(gene.value()),
                null,
                GeneFact.Status.FINAL,
                true,
                new Provenance("Observation/" + gene, Provenance.Source.DOCUMENTED, DAY.date()));
    }

    @Benchmark
    public Evidence interpretOneDrug() {
        Question question = questions.get(next);
        next = (next + 1) % questions.size();
        return knowledge.interpret(question.results(), DIAGNOSES, question.drug(), DAY);
    }
}
