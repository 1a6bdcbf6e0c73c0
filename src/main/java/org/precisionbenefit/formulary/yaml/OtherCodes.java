package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the codes of a drug file that name no single product. */
final class OtherCodes {
    private static final List<String> NAMES = Sourced.names("rxnorm", "hcpcs", "level", "name", "since");
    private static final SortedMap<String, OtherCode.Level> LEVELS = levels();

    private OtherCodes() {}

    static List<OtherCode> read(Fields file, String drug, Problems problems, Codes taken) {
        List<OtherCode> codes = new ArrayList<>();
        if (!file.has("codes")) {
            return codes;
        }
        Citation source = Sourced.citation(file);
        for (Authored item : file.items("codes")) {
            problems.attempt(() -> read(source, Fields.of(item, "a code of drug " + drug, NAMES), taken))
                    .ifPresent(codes::add);
        }
        return codes;
    }

    private static OtherCode read(Citation source, Fields row, Codes taken) {
        boolean billing = row.has("hcpcs");
        String code = billing
                ? row.checked("hcpcs", OtherCodes::hcpcs, "must be a letter and four figures.")
                : row.rxcui("rxnorm").value();
        taken.take((billing ? "HCPCS " : "RxNorm ") + code, row.place(billing ? "hcpcs" : "rxnorm"), row.owner());
        if (row.has("since")) {
            row.date("since");
        }
        return new OtherCode(
                Code.of(billing ? CodeSystem.HCPCS : CodeSystem.RXNORM, code),
                row.choice("level", LEVELS),
                row.text("name"),
                Sourced.citation(row, source));
    }

    private static String hcpcs(String text) {
        if (!text.matches("[A-Z][0-9]{4}")) {
            throw new IllegalArgumentException("no HCPCS code");
        }
        return text;
    }

    private static SortedMap<String, OtherCode.Level> levels() {
        SortedMap<String, OtherCode.Level> levels = new TreeMap<>();
        Arrays.stream(OtherCode.Level.values()).forEach(level -> levels.put(level.word(), level));
        return Collections.unmodifiableSortedMap(levels);
    }
}
