package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.CodeText;
import org.precisionbenefit.terminology.Period;

/** Which diagnoses tell in which situation of the disease a drug is given. */
public final class SettingCodes {
    /** What was known before it stood in a file: secondary tumours of other organs, and leukaemias in relapse. */
    public static final SettingCodes FIRST = first();

    private final SortedMap<Setting, List<Dated<List<String>>>> codes;

    /**
     * Builds it.
     *
     * @param codes the codes of ICD-10-CM that tell each situation; one that ends in an asterisk stands for all below it
     */
    public SettingCodes(SortedMap<Setting, List<Dated<List<String>>>> codes) {
        SortedMap<Setting, List<Dated<List<String>>>> copy = new TreeMap<>();
        codes.forEach((setting, rows) -> copy.put(setting, List.copyOf(rows)));
        this.codes = Collections.unmodifiableSortedMap(copy);
    }

    private static SettingCodes first() {
        List<String> relapsed = new ArrayList<>();
        for (String leukaemia : List.of("C91", "C92", "C93", "C94", "C95")) {
            for (char type : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                relapsed.add(leukaemia + "." + type + "2*");
            }
        }
        return new SettingCodes(new TreeMap<>(Map.of(
                Setting.METASTATIC, List.of(always(List.of("C78*", "C79*"))),
                Setting.RELAPSED, List.of(always(relapsed)))));
    }

    private static Dated<List<String>> always(List<String> codes) {
        LocalDate checked = LocalDate.of(2026, 11, 28);
        return new Dated<>(
                new Period(LocalDate.of(1900, 1, 1), null), new Citation("ICD-10-CM, chapter 2", "", checked), codes);
    }

    /** The situations that the diagnoses tell on a day; none where they tell none. */
    public SortedSet<Setting> of(List<Code> diagnoses, LocalDate day) {
        SortedSet<Setting> settings = new TreeSet<>();
        codes.forEach((setting, rows) -> Dated.on(day, rows)
                .filter(row -> diagnoses.stream()
                        .filter(code -> code.isFrom(CodeSystem.ICD10CM))
                        .anyMatch(code ->
                                row.value().stream().anyMatch(entry -> CodeText.standsFor(entry, code.value()))))
                .ifPresent(row -> settings.add(setting)));
        return settings;
    }
}
