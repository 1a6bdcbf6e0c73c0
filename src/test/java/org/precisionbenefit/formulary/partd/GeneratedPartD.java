package org.precisionbenefit.formulary.partd;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Part D files of any size in the published layout: invented formularies and plans, drawn from a seed. The shares of
 * rules are those of the published files: about a fifth of the rows with prior authorization, two fifths with a
 * quantity limit.
 */
public final class GeneratedPartD {
    private static final int DRUGS = 3_000;
    private static final int FIRST_DRUG = 100_000;
    private static final int DRUG_STEP = 737;
    private static final int PLANS_OF_A_FORMULARY = 12;
    private static final int TIERS = 6;

    private GeneratedPartD() {}

    /**
     * Writes the plan information and the basic formulary.
     *
     * @param folder where to
     * @param rows how many rows the formulary file has at least; it ends with a whole formulary
     * @param seed what the rows are drawn from
     * @return how many rows it has
     */
    public static int write(Path folder, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int written = 0;
        try (Writer plans = Files.newBufferedWriter(folder.resolve("plan information.txt"), StandardCharsets.US_ASCII);
                Writer drugs = Files.newBufferedWriter(
                        folder.resolve("basic drugs formulary.txt"), StandardCharsets.US_ASCII)) {
            plans.write("CONTRACT_ID|PLAN_ID|SEGMENT_ID|CONTRACT_NAME|PLAN_NAME|FORMULARY_ID|PREMIUM|DEDUCTIBLE|"
                    + "MA_REGION_CODE|PDP_REGION_CODE|STATE|COUNTY_CODE|SNP|PLAN_SUPPRESSED_YN\r\n");
            drugs.write("FORMULARY_ID|FORMULARY_VERSION|CONTRACT_YEAR|RXCUI|NDC|TIER_LEVEL_VALUE|QUANTITY_LIMIT_YN|"
                    + "QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTHORIZATION_YN|STEP_THERAPY_YN|"
                    + "SELECTED_DRUG_YN\r\n");
            for (int formulary = 1; written < rows; formulary++) {
                String id = String.format(Locale.ROOT, "%08d", 26_000 + formulary);
                plans(plans, id, formulary);
                for (int drug = 0; drug < DRUGS && written < rows; drug++, written++) {
                    drugs.write(row(id, FIRST_DRUG + drug * DRUG_STEP, random));
                }
            }
        }
        return written;
    }

    private static void plans(Writer out, String formulary, int number) throws IOException {
        for (int plan = 1; plan <= PLANS_OF_A_FORMULARY; plan++) {
            out.write(String.format(
                    Locale.ROOT,
                    "S%04d|%03d|000|Organization %d|Plan %d of %d|%s|0.00|615.00| |11| |00000|0|N\r\n",
                    number,
                    plan,
                    number,
                    plan,
                    number,
                    formulary));
        }
    }

    private static String row(String formulary, int drug, SplittableRandom random) {
        boolean limited = random.nextInt(10) < 4;
        BigDecimal amount = BigDecimal.valueOf(30L * random.nextInt(1, 7)).setScale(12);
        return formulary + "|00005|2026|" + drug + "|" + String.format(Locale.ROOT, "%011d", drug * 4_001L) + "|"
                + random.nextInt(1, TIERS + 1) + (limited ? "|Y|" + amount + "|30.000000000000" : "|N| | ")
                + (random.nextInt(10) < 2 ? "|Y" : "|N") + (random.nextInt(20) == 0 ? "|Y" : "|N") + "|N\r\n";
    }
}
