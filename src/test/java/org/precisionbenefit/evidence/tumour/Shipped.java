package org.precisionbenefit.evidence.tumour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.yaml.DrugLabelLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** The rows that ship, and questions that fit them. */
public final class Shipped {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    public static final LocalDate BORN = LocalDate.of(1960, 5, 1);
    static final TumourKnowledge KNOWLEDGE = load();

    private Shipped() {}

    private static TumourKnowledge load() {
        try {
            return new DrugLabelLoader().tumours(AuthoredFolder.shipped());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row with its drug. */
    public record One(DrugMarkers drug, Dated<EligibilityRow> dated) {
        public EligibilityRow row() {
            return dated.value();
        }

        @Override
        public String toString() {
            return drug.name() + " " + row().name();
        }
    }

    /** Every row that ships and holds on the day; a later row of the same name ends the earlier one. */
    public static List<One> rows() {
        List<One> all = new ArrayList<>();
        for (DrugMarkers drug : KNOWLEDGE.files()) {
            drug.rows().values().forEach(dated -> Dated.on(DAY, dated).ifPresent(row -> all.add(new One(drug, row))));
        }
        return all;
    }

    /** The tumour in words of a report. */
    public static TumourFact tumour(String histology, String... icd10cm) {
        List<Code> codes = new ArrayList<>();
        for (String code : icd10cm) {
            codes.add(Code.of(CodeSystem.ICD10CM, code));
        }
        return new TumourFact(
                codes, histology, null, null, new Provenance("Condition/1", Provenance.Source.DOCUMENTED, null));
    }

    /** What the row asks of the treatment, all of it known. */
    public static Treatment fitting(Therapy therapy) {
        SortedSet<RxCui> prior = new TreeSet<>();
        therapy.after().forEach(group -> prior.add(group.drugs().get(0)));
        SortedSet<RxCui> companions = new TreeSet<>();
        if (!therapy.regimens().isEmpty()) {
            therapy.regimens()
                    .get(0)
                    .forEach(group -> companions.add(group.drugs().get(0)));
        }
        SortedSet<Setting> settings = new TreeSet<>();
        therapy.settings().stream().findFirst().ifPresent(settings::add);
        Integer line = therapy.fromLine() != null ? therapy.fromLine() : therapy.toLine();
        return new Treatment(settings, line == null ? null : new TherapyLine(line, null), prior, companions);
    }

    static TumourQuestion question(One one, List<BiomarkerFact> facts, @Nullable TumourFact tumour) {
        return question(one, facts, tumour, fitting(one.row().therapy()));
    }

    static TumourQuestion question(
            One one, List<BiomarkerFact> facts, @Nullable TumourFact tumour, Treatment treatment) {
        return new TumourQuestion(facts, tumour, one.drug().drug(), treatment, BORN, new AsOf(DAY));
    }

    /** What that very row answers. */
    static EligibilityAnswer answer(One one, TumourQuestion question) {
        DrugEligibility.Judged judged = (DrugEligibility.Judged) KNOWLEDGE.judge(question);
        return judged.answers().stream()
                .filter(answer -> answer.row().name().equals(one.row().name()))
                .findFirst()
                .orElseThrow();
    }
}
