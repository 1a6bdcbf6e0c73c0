package org.precisionbenefit.formulary.benefit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A small release of invented plans, drugs and prices, whose benefits can be computed by hand. */
public final class InventedBenefits {
    public static final PlanId PLAN = new PlanId("TEST-PLAN");
    public static final PlanId OTHER = new PlanId("OTHER-PLAN");
    public static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 28));

    private static final Path FOLDER = Path.of("src/test/resources/benefit");
    private static final String TERMS = "drugs/terms/names.yaml";

    private final FormularyRelease release;

    private InventedBenefits(FormularyRelease release) {
        this.release = release;
    }

    public static InventedBenefits load() {
        return new InventedBenefits(new FormularyLoader().load(files()));
    }

    /** The files, with the words of names that ship. */
    public static SourceFiles files() {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            List<SourceFile> files = new ArrayList<>();
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.add(
                        new SourceFile(FOLDER.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
            }
            files.add(new SourceFile(
                    TERMS, Files.readString(Path.of("formulary-data").resolve(TERMS))));
            return new SourceFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files with one text of one of them replaced; the text must stand there. */
    public static SourceFiles filesBut(String path, String text, String replacement) {
        SourceFile file = files().find(path).orElseThrow();
        if (!file.text().contains(text)) {
            throw new IllegalArgumentException("The file (" + path + ") must hold the text to be replaced.");
        }
        return files().where(other -> !other.equals(path))
                .and(new SourceFiles(List.of(new SourceFile(path, file.text().replace(text, replacement)))));
    }

    public FormularyRelease release() {
        return release;
    }

    /** Begins a question about a product. */
    public Asking about(String drug, @Nullable String product) {
        Drug known = release.drugNamed(drug).orElseThrow();
        DrugProduct asked = product == null
                ? null
                : known.products().stream()
                        .filter(one -> String.valueOf(one.rxcui()).equals(product))
                        .findFirst()
                        .orElseThrow();
        return new Asking(new BenefitQuestion(PLAN, known.ingredient(), asked, DAY, MemberFacts.NONE, null, null));
    }

    /** A question that is put together. */
    public final class Asking {
        private final BenefitQuestion question;

        private Asking(BenefitQuestion question) {
            this.question = question;
        }

        public Asking on(PlanId plan, AsOf day) {
            return new Asking(new BenefitQuestion(
                    plan,
                    question.ingredient(),
                    question.product(),
                    day,
                    question.member(),
                    question.supply(),
                    question.paid()));
        }

        public Asking of(MemberFacts member) {
            return new Asking(new BenefitQuestion(
                    question.plan(),
                    question.ingredient(),
                    question.product(),
                    question.asOf(),
                    member,
                    question.supply(),
                    question.paid()));
        }

        public Asking supply(String quantity, String unit, int days, Pharmacy pharmacy) {
            return new Asking(new BenefitQuestion(
                    question.plan(),
                    question.ingredient(),
                    question.product(),
                    question.asOf(),
                    question.member(),
                    new SupplyAsked(new BigDecimal(quantity), unit, days, pharmacy),
                    question.paid()));
        }

        public Asking paid(String deductible, String outOfPocket) {
            return new Asking(new BenefitQuestion(
                    question.plan(),
                    question.ingredient(),
                    question.product(),
                    question.asOf(),
                    question.member(),
                    question.supply(),
                    new Accumulators(new BigDecimal(deductible), new BigDecimal(outOfPocket))));
        }

        public BenefitAnswer answer() {
            return new BenefitCheck(new FileRows(release)).answer(question);
        }

        public CostAnswer cost() {
            return java.util.Objects.requireNonNull(answer().cost(), "no cost was told");
        }

        public AmountAnswer amount() {
            return java.util.Objects.requireNonNull(answer().amount(), "no amount was told");
        }
    }
}
