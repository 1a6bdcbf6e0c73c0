package org.precisionbenefit.evidence.tumour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.evidence.tumour.VariantName.Kind;

/** Names of variants as laboratories write them. */
class VariantNameTest {
    @ParameterizedTest
    @CsvSource({
        "p.V600E, p.V600E, SUBSTITUTION",
        "V600E, p.V600E, SUBSTITUTION",
        "p.Val600Glu, p.V600E, SUBSTITUTION",
        "p.(Val600Glu), p.V600E, SUBSTITUTION",
        "NP_004324.2:p.Val600Glu, p.V600E, SUBSTITUTION",
        "BRAF V600E, p.V600E, SUBSTITUTION",
        "BRAF p.V600E, p.V600E, SUBSTITUTION",
        "p.E746_A750del, p.E746_A750del, DELETION",
        "p.Glu746_Ala750del, p.E746_A750del, DELETION",
        "p.Leu747_Pro753delinsSer, p.L747_P753delinsS, DELETION_INSERTION",
        "p.Asp770_Asn771insSerValAsp, p.D770_N771insSVD, INSERTION",
        "p.A767_V769dup, p.A767_V769dup, DUPLICATION",
        "p.Gln1756fs, p.Q1756fs, FRAMESHIFT",
        "p.Gln1756ProfsTer74, p.Q1756Pfs*74, FRAMESHIFT",
        "p.Arg130Ter, p.R130*, STOP",
        "p.R130*, p.R130*, STOP",
        "p.Leu858=, p.L858=, SYNONYMOUS",
        "NM_004333.4:c.1799T>A, c.1799T>A, SUBSTITUTION",
        "c.2235_2249del, c.2235_2249del, DELETION",
        "c.3082+1G>T, c.3082+1G>T, SPLICE",
        "exon 19 deletion, exon 19 deletion, DELETION",
        "Ex19del, exon 19 deletion, DELETION",
        "EGFR exon 19 in-frame deletion, exon 19 deletion, DELETION",
        "deletion in exon 19, exon 19 deletion, DELETION",
        "exon 14 skipping mutation, exon 14 skipping, SKIPPING",
        "FLT3-ITD, ITD, TANDEM_DUPLICATION",
        "internal tandem duplication, ITD, TANDEM_DUPLICATION"
    })
    void one_and_three_letters_and_words_are_the_same(String written, String text, Kind kind) {
        VariantName name = VariantName.read(written).orElseThrow();

        assertThat(name.text()).isEqualTo(text);
        assertThat(name.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "V600",
                "600E",
                "p.Xyz600Glu",
                "p.V600J",
                "G719X",
                "no exon 19 deletion",
                "not FLT3-ITD",
                "exon 19 deletion not detected",
                "without exon 14 skipping",
                "p.A750_E746del",
                "p.V600E or p.V600K",
                "BRAF mutation",
                "<b>p.V600E</b>",
                "c.1799T>",
                "p.V999999999999E"
            })
    void what_cannot_be_read_with_certainty_is_no_name(String written) {
        assertThat(VariantName.read(written)).isEmpty();
    }

    @Test
    void coding_changes_know_their_codon_and_splice_changes_do_not() {
        assertThat(VariantName.read("c.2573T>G").orElseThrow().firstCodon()).isEqualTo(858);
        assertThat(VariantName.read("c.2236_2250del").orElseThrow().firstCodon())
                .isEqualTo(746);
        assertThat(VariantName.read("c.2236_2250del").orElseThrow().lastCodon()).isEqualTo(750);
        assertThat(VariantName.read("c.3082+1G>T").orElseThrow().firstCodon()).isZero();
    }

    @Test
    void endless_text_is_refused_at_once() {
        assertThat(VariantName.read("p." + "V".repeat(100_000))).isEmpty();
    }
}
