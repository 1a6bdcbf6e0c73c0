package org.precisionbenefit.api.web;

import java.util.Arrays;
import java.util.Map;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** Codes with the names of their systems. */
final class CodeWords {
    private static final Map<CodeSystem, String> NAMES = Map.of(
            CodeSystem.RXNORM, "RxNorm",
            CodeSystem.ICD10CM, "ICD-10-CM",
            CodeSystem.SNOMED, "SNOMED CT",
            CodeSystem.NCIT, "NCI Thesaurus");

    private CodeWords() {}

    static String of(Code code) {
        return system(code) + " " + code.value();
    }

    /** The system's name, or its address where it is none that is read. */
    static String system(Code code) {
        return Arrays.stream(CodeSystem.values())
                .filter(code::isFrom)
                .map(system -> NAMES.getOrDefault(system, system.name()))
                .findFirst()
                .orElse(code.system());
    }
}
