package org.precisionbenefit.formulary.partd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.load.Columns;

/** The files of the release, each told by its columns, because their names change from one quarter to the next. */
enum PartDFile {
    PLANS("CONTRACT_ID", "PLAN_ID", "SEGMENT_ID", "PLAN_NAME", "FORMULARY_ID", "DEDUCTIBLE"),
    FORMULARY(
            "FORMULARY_ID",
            "FORMULARY_VERSION",
            "RXCUI",
            "NDC",
            "TIER_LEVEL_VALUE",
            "QUANTITY_LIMIT_YN",
            "PRIOR_AUTHORIZATION_YN",
            "STEP_THERAPY_YN"),
    EXCLUDED("CONTRACT_ID", "PLAN_ID", "RXCUI", "TIER", "CAPPED_BENEFIT_YN"),
    INDICATIONS("CONTRACT_ID", "PLAN_ID", "RXCUI", "DISEASE"),
    COSTS("CONTRACT_ID", "PLAN_ID", "SEGMENT_ID", "COVERAGE_LEVEL", "TIER", "DAYS_SUPPLY", "COST_TYPE_PREF"),
    INSULIN("CONTRACT_ID", "PLAN_ID", "SEGMENT_ID", "TIER", "DAYS_SUPPLY", "COPAY_AMT_PREF_INSLN"),
    PRICES("CONTRACT_ID", "PLAN_ID", "SEGMENT_ID", "NDC", "DAYS_SUPPLY", "UNIT_COST");

    private final List<String> columns;

    PartDFile(String... columns) {
        this.columns = List.of(columns);
    }

    /** The file with these columns, or empty when none has them. */
    static Optional<PartDFile> of(Columns found) {
        return Stream.of(values())
                .filter(file -> file.columns.stream().allMatch(found::has))
                .findFirst();
    }
}
