package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.EnzymeTable.Shift;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

class ConversionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Citation SOURCE = new Citation("invented for this test", "", DAY);
    private static final RxCui ASKED = new RxCui("1");
    private static final RxCui STRONG = new RxCui("11");
    private static final RxCui MODERATE = new RxCui("12");
    private static final RxCui WEAK = new RxCui("13");
    private static final RxCui INDUCER = new RxCui("14");
    private static final RxCui BY_DOSE = new RxCui("15");
    private static final List<String> NORMAL = List.of("normal");

    private final EnzymeTable enzyme = table();

    private static EnzymeTable table() {
        TreeMap<RxCui, List<Dated<EnzymeModifier>>> modifiers = new TreeMap<>();
        modifier(modifiers, new EnzymeModifier(STRONG, "strong", EnzymeEffect.STRONG_INHIBITOR, null, 35, true));
        modifier(
                modifiers, new EnzymeModifier(MODERATE, "moderate", EnzymeEffect.MODERATE_INHIBITOR, null, null, true));
        modifier(modifiers, new EnzymeModifier(WEAK, "weak", EnzymeEffect.WEAK_INHIBITOR, null, null, false));
        modifier(modifiers, new EnzymeModifier(INDUCER, "inducer", EnzymeEffect.STRONG_INDUCER, null, null, true));
        modifier(modifiers, new EnzymeModifier(BY_DOSE, "by dose", EnzymeEffect.WEAK_INHIBITOR, null, null, true));
        modifier(
                modifiers,
                new EnzymeModifier(
                        BY_DOSE, "by dose", EnzymeEffect.MODERATE_INHIBITOR, new BigDecimal(400), null, true));
        TreeMap<Shift, List<Dated<List<String>>>> shifts = new TreeMap<>();
        shifts.put(new Shift(EnzymeEffect.STRONG_INHIBITOR, "normal"), List.of(dated(List.of("poor"))));
        shifts.put(new Shift(EnzymeEffect.STRONG_INHIBITOR, "intermediate"), List.of(dated(List.of("poor"))));
        shifts.put(new Shift(EnzymeEffect.MODERATE_INHIBITOR, "normal"), List.of(dated(List.of("intermediate"))));
        shifts.put(new Shift(EnzymeEffect.STRONG_INDUCER, "normal"), List.of(dated(List.of("rapid"))));
        TreeMap<String, List<Dated<String>>> names = new TreeMap<>();
        names.put("CYP2D6", List.of(dated("CYP2D6")));
        return new EnzymeTable(
                new GeneSymbol("CYP2D6"), modifiers, shifts, new EnzymeTable.Words(names, List.of(dated(365))));
    }

    private static void modifier(TreeMap<RxCui, List<Dated<EnzymeModifier>>> all, EnzymeModifier one) {
        all.computeIfAbsent(one.drug(), any -> new ArrayList<>()).add(dated(one));
    }

    private static <T> Dated<T> dated(T value) {
        return new Dated<>(new Period(LocalDate.of(2020, 1, 1), null), SOURCE, value);
    }

    private Optional<Converted> convert(List<String> genetic, DrugTaken... taken) {
        return new Conversion(enzyme, DAY).of(genetic, List.of(taken), ASKED);
    }

    private static DrugTaken now(RxCui drug) {
        return new DrugTaken(drug, null, DrugTaken.Until.NOW);
    }

    private static DrugTaken dose(@Nullable String milligrams) {
        return new DrugTaken(BY_DOSE, milligrams == null ? null : new BigDecimal(milligrams), DrugTaken.Until.NOW);
    }

    private static DrugTaken until(RxCui drug, int daysAgo) {
        return new DrugTaken(drug, null, new DrugTaken.Until(DAY.minusDays(daysAgo), true));
    }

    @Test
    void a_strong_inhibitor_shifts_the_result_and_is_named_with_its_source() {
        Converted converted = convert(NORMAL, now(STRONG)).orElseThrow();
        assertThat(converted.adjusted()).containsExactly("poor");
        assertThat(converted.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.name()).isEqualTo("strong");
            assertThat(cause.counts()).isTrue();
            assertThat(cause.source()).isEqualTo(SOURCE);
        });
        assertThat(converted.limitations()).isEmpty();
    }

    @Test
    void without_such_a_drug_there_is_no_conversion() {
        assertThat(convert(NORMAL, now(new RxCui("99")))).isEmpty();
        assertThat(convert(NORMAL)).isEmpty();
    }

    @Test
    void the_drug_asked_about_does_not_convert_itself() {
        Optional<Converted> own = new Conversion(enzyme, DAY).of(NORMAL, List.of(now(STRONG)), STRONG);
        assertThat(own).isEmpty();
    }

    @Test
    void the_strongest_inhibitor_counts_and_every_one_is_named() {
        Converted converted =
                convert(NORMAL, now(WEAK), now(MODERATE), now(STRONG)).orElseThrow();
        assertThat(converted.adjusted()).containsExactly("poor");
        assertThat(converted.causes()).extracting(Converted.Cause::name).containsExactly("strong", "moderate", "weak");
    }

    @Test
    void a_weak_effect_is_noted_and_changes_nothing() {
        Converted converted = convert(NORMAL, now(WEAK)).orElseThrow();
        assertThat(converted.adjusted()).isEqualTo(NORMAL);
        assertThat(converted.causes()).singleElement().matches(cause -> !cause.counts());
    }

    @Test
    void where_inhibitor_and_inducer_meet_everything_stays_possible() {
        Converted converted = convert(NORMAL, now(STRONG), now(INDUCER)).orElseThrow();
        assertThat(converted.adjusted()).containsExactly("normal", "poor", "rapid");
        assertThat(converted.limitations())
                .singleElement()
                .asString()
                .contains("inhibit")
                .contains("induce");
    }

    @Test
    void several_possible_results_are_each_shifted() {
        assertThat(convert(List.of("intermediate", "normal"), now(STRONG))
                        .orElseThrow()
                        .adjusted())
                .containsExactly("poor");
    }

    @Test
    void a_result_for_which_no_row_says_what_happens_is_not_guessed() {
        Converted converted =
                convert(List.of("intermediate", "normal"), now(MODERATE)).orElseThrow();
        assertThat(converted.adjusted()).isNull();
        assertThat(converted.limitations()).singleElement().asString().contains("not known");
    }

    @Test
    void without_a_result_there_is_nothing_to_adjust_and_the_drug_is_still_named() {
        Converted converted = convert(List.of(), now(MODERATE)).orElseThrow();
        assertThat(converted.adjusted()).isNull();
        assertThat(converted.causes()).hasSize(1);
    }

    @Test
    void an_inhibitor_that_leaves_the_same_whatever_the_genes_are_needs_no_result() {
        TreeMap<Shift, List<Dated<List<String>>>> shifts = new TreeMap<>();
        shifts.put(new Shift(EnzymeEffect.STRONG_INHIBITOR, EnzymeTable.ANY), List.of(dated(List.of("poor"))));
        EnzymeTable every = new EnzymeTable(enzyme.gene(), enzyme.modifiers(), shifts, enzyme.words());
        Conversion conversion = new Conversion(every, DAY);
        assertThat(conversion
                        .of(List.of(), List.of(now(STRONG)), ASKED)
                        .orElseThrow()
                        .adjusted())
                .containsExactly("poor");
        DrugTaken perhaps = new DrugTaken(STRONG, null, DrugTaken.Until.UNKNOWN);
        assertThat(new Conversion(every, DAY)
                        .of(List.of(), List.of(perhaps), ASKED)
                        .orElseThrow()
                        .adjusted())
                .isNull();
    }

    @Test
    void the_dose_decides_where_a_row_names_one() {
        assertThat(convert(NORMAL, dose("200")).orElseThrow().adjusted()).containsExactly("normal");
        assertThat(convert(NORMAL, dose("400")).orElseThrow().adjusted()).containsExactly("intermediate");
        Converted unknown = convert(NORMAL, dose(null)).orElseThrow();
        assertThat(unknown.adjusted()).containsExactly("intermediate", "normal");
        assertThat(unknown.limitations()).singleElement().asString().contains("400 mg");
    }

    @Test
    void a_drug_that_was_stopped_may_still_act_as_long_as_its_row_says() {
        assertThat(convert(NORMAL, until(STRONG, 35)).orElseThrow().adjusted()).containsExactly("normal", "poor");
        assertThat(convert(NORMAL, until(STRONG, 36))).isEmpty();
    }

    @Test
    void a_drug_stopped_on_the_day_before_counts_no_longer_where_no_row_says_how_long() {
        assertThat(convert(NORMAL, until(MODERATE, 1))).isEmpty();
        assertThat(convert(NORMAL, until(MODERATE, 0)).orElseThrow().adjusted()).containsExactly("intermediate");
    }

    @Test
    void a_statement_without_days_leaves_both_possible() {
        DrugTaken statement = new DrugTaken(STRONG, null, DrugTaken.Until.UNKNOWN);
        assertThat(convert(NORMAL, statement).orElseThrow().adjusted()).containsExactly("normal", "poor");
    }

    @Test
    void the_order_of_the_drugs_does_not_matter() {
        List<DrugTaken> taken = List.of(now(STRONG), now(INDUCER), dose("400"), until(STRONG, 3), now(WEAK));
        Optional<Converted> first = new Conversion(enzyme, DAY).of(NORMAL, taken, ASKED);
        List<DrugTaken> turned = new ArrayList<>(taken);
        Collections.reverse(turned);
        assertThat(new Conversion(enzyme, DAY).of(NORMAL, turned, ASKED)).isEqualTo(first);
    }

    @Test
    void a_row_counts_from_its_first_day_on() {
        assertThat(new Conversion(enzyme, LocalDate.of(2019, 12, 31)).of(NORMAL, List.of(now(STRONG)), ASKED))
                .isEmpty();
    }
}
