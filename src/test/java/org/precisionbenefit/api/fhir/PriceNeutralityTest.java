package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What a drug costs decides nothing about who gets it: other prices for every product change no outcome. */
class PriceNeutralityTest {
    private static final SourceFiles WITHOUT = RealReleases.formularyFiles().where(path -> !path.startsWith("prices/"));

    private static DecisionEngine priced(int factor) {
        FormularyRelease release = new FormularyLoader().load(WITHOUT);
        StringBuilder text =
                new StringBuilder("prices: test\nkind: nadac\nsince: 2026-01-01\nsource: Prices of the test\n"
                        + "last_checked: 2026-11-28\nrows:\n");
        int number = 0;
        for (DrugProduct product : release.drugs().stream()
                .flatMap(drug -> drug.products().stream())
                .toList()) {
            if (product.rxcui() != null) {
                number++;
                text.append("  - {rxcui: ")
                        .append(product.rxcui())
                        .append(", unit: ")
                        .append(product.unit())
                        .append(", usd: ")
                        .append(number * factor % 9973 + 1)
                        .append("}\n");
            }
        }
        assertThat(number).isGreaterThan(400);
        return RealReleases.engine(
                WITHOUT.and(new SourceFiles(List.of(new SourceFile("prices/test.yaml", text.toString())))),
                RealReleases.noModels(),
                new ReferenceEvaluator());
    }

    private static List<DecisionInputs> samples() throws IOException {
        List<DecisionInputs> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("docs/samples"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                try {
                    Submission read = Decided.READER.read(Files.readString(file).getBytes(StandardCharsets.UTF_8));
                    inputs.add(new DecisionInputs(
                            new DecisionId(Decided.ID),
                            read.request(),
                            read.profile(),
                            new AsOf(LocalDate.of(2026, 11, 21)),
                            null,
                            null));
                } catch (RefusedRequest refused) {
                    // Some samples show what is refused; they are decided by nobody.
                    assertThat(file.toString()).containsPattern("hostile|malformed");
                }
            }
        }
        return inputs;
    }

    @Test
    void other_prices_change_no_outcome_of_any_sample_and_of_500_requests() throws IOException {
        DecisionEngine low = priced(1);
        DecisionEngine high = priced(7919);
        assertThat(low.releases().formulary()).isNotEqualTo(high.releases().formulary());
        List<DecisionInputs> all = new ArrayList<>(samples());
        assertThat(all).hasSizeGreaterThan(8);
        all.addAll(VariedInputs.of(500, 20261128));
        for (DecisionInputs inputs : all) {
            assertThat(high.decide(inputs).items()).isEqualTo(low.decide(inputs).items());
        }
    }
}
