package org.precisionbenefit.prediction.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.evaluation.Protocol;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

class ProtocolReaderTest {
    private static final String GOOD = """
            id: small
            title: A small one
            written: 2026-11-29
            data: {file: small.csv, sha256: %s, source: nobody}
            outcome: what came about
            inclusion: everybody
            features:
              - {name: weight_kg, unit: kg, sign: rises, reason: body size}
            split: {kind: in halves, folds: 2, seed: 7}
            trees: {rounds: 10, eta: 0.1, max_depth: 3, min_child_weight: 5}
            comparator: {name: formula, source: a journal, coefficients: {intercept: -1.5}}
            reported: [the area]
            acceptance: {auc: 0.7}
            """.formatted("0".repeat(64));

    private static Protocol read(String text) {
        return ProtocolReader.read(new SourceFile("small.yaml", text));
    }

    @Test
    void every_packed_protocol_reads_and_says_why_each_feature_may_be_used() {
        assertThat(BundledProtocols.IDS).hasSize(9).allSatisfy(id -> {
            Protocol protocol = BundledProtocols.named(id);
            assertThat(protocol.id()).isEqualTo(id);
            assertThat(protocol.features()).isNotEmpty().allSatisfy(feature -> assertThat(feature.reason())
                    .isNotBlank());
            assertThat(protocol.features()).extracting(Protocol.Input::name).doesNotHaveDuplicates();
            assertThat(protocol.words().reported()).isNotEmpty();
        });
    }

    @Test
    void no_packed_protocol_lets_a_model_see_a_group_attribute() {
        assertThat(BundledProtocols.IDS)
                .flatExtracting(id -> BundledProtocols.named(id).features())
                .extracting(Protocol.Input::name)
                .doesNotContain("race", "ethnicity", "sex", "male", "gender", "language", "country", "hospital");
    }

    @Test
    void figures_are_found_by_name() {
        Protocol protocol = read(GOOD);
        assertThat(protocol.limit("auc")).isEqualTo(0.7);
        assertThat(protocol.comparator().coefficient("intercept")).isEqualTo(-1.5);
        assertThat(protocol.features()).isEqualTo(List.of(new Protocol.Input("weight_kg", "kg", 1, "body size")));
        assertThatThrownBy(() -> protocol.limit("brier")).hasMessageContaining("brier");
        assertThatThrownBy(() -> protocol.comparator().coefficient("age")).hasMessageContaining("age");
    }

    @Test
    void faults_are_named_with_their_line() {
        assertThatThrownBy(() -> read(GOOD.replace("weight_kg", "race_black")))
                .hasMessageContaining("must not be an input");
        assertThatThrownBy(() -> read(GOOD.replace("weight_kg", "race")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("race")
                .hasMessageContaining("must not be an input");
        assertThatThrownBy(() -> read(GOOD.replace("max_depth: 3", "max_depth: 5")))
                .hasMessageContaining("at most 4");
        assertThatThrownBy(() -> read(GOOD.replace("sign: rises", "sign: up"))).hasMessageContaining("rises");
        assertThatThrownBy(() -> read(GOOD.replace("0000", "gggg"))).hasMessageContaining("64 hexadecimal");
        assertThatThrownBy(() -> read(GOOD.replace("auc: 0.7", "auc: high"))).hasMessageContaining("number");
        assertThatThrownBy(() -> read(GOOD.replace("id: small", "id: large"))).hasMessageContaining("name of its file");
        assertThatThrownBy(() -> BundledProtocols.named("no-such"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("warfarin-dose");
    }
}
