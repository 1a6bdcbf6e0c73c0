package org.precisionbenefit.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.json.QhpReader;
import org.precisionbenefit.formulary.json.UsdfReader;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.ReportingSink;
import org.precisionbenefit.formulary.load.UsdfTexts;
import org.precisionbenefit.formulary.partd.PartDReader;
import org.precisionbenefit.terminology.ConfigurationFault;

/** The readers of formularies that plans publish: each takes one changed file. */
final class PublishedDoors {
    /** How many fields a row of each kind has, its kind included; COPY takes no row with another number. */
    private static final Map<String, Integer> FIELDS =
            Map.of("item", 23, "plan", 9, "cost", 13, "indication", 5, "price", 5);

    private static final int SHOWN = 1_000;

    private PublishedDoors() {}

    static Optional<String> csv(byte[] input) {
        return read(new CsvReader(), input);
    }

    static Optional<String> partD(byte[] input) {
        return read(new PartDReader(), input);
    }

    static Optional<String> qhp(byte[] input) {
        return read(new QhpReader(), input);
    }

    static Optional<String> usdf(byte[] input) {
        return read(new UsdfReader(Set.of(UsdfReader.Left.NEW_STARTS)), input);
    }

    private static Optional<String> read(FormularyReader reader, byte[] input) {
        Seed file = Seed.of(input);
        List<String> said = new ArrayList<>();
        ReportingSink sink = new ReportingSink(
                PublishedDoors::check,
                line -> {
                    if (said.size() < SHOWN) {
                        said.add(line.toString());
                    }
                },
                counts -> {});
        try {
            reader.read(List.of(FileInMemory.of(file.path(), file.text())), sink);
        } catch (ConfigurationFault fault) {
            said.add(String.valueOf(fault.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", said));
    }

    private static void check(PublishedRow row) {
        String line = row.line();
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS.get(fields[0]) || line.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new AssertionError("A row must be one line with the fields of its kind: " + line);
        }
    }

    static List<Seed> tables() {
        return List.of(
                new Seed(
                        "list.csv",
                        "# A remark\n"
                                + "#: list = GOLD\n"
                                + "#: code <- rxcui\n"
                                + "rxcui,name,tier,prior_authorization,step_therapy,quantity_limit,limit_text,indications,status,starts,ends\n"
                                + "209459,\"A drug, \"\"quoted\"\"\",Preferred-Brands,yes,no,yes,QL (30 tabs every 30"
                                + " days),gout;fever,active,2026-01-01,2026-12-31\n"
                                + "0093-7214-01,Other,3,,,,1 box,,,,\n"),
                new Seed("plans.csv", "plan,plan_name,lists,deductible\nGOLD-1,Gold,GOLD;EXTRA,615.00\n"),
                new Seed(
                        "costs.csv",
                        "plan,tier,pharmacy,copay,copay_when,coinsurance_percent,coinsurance_when\n"
                                + "GOLD-1,generic,1-MONTH-IN-RETAIL,20,after-deductible,100,after-deductible\n"));
    }

    static List<Seed> partDFiles() {
        return List.of(
                new Seed(
                        "plans.txt",
                        "CONTRACT_ID|PLAN_ID|SEGMENT_ID|CONTRACT_NAME|PLAN_NAME|FORMULARY_ID|PREMIUM|DEDUCTIBLE|"
                                + "MA_REGION_CODE|PDP_REGION_CODE|STATE|COUNTY_CODE|SNP|PLAN_SUPPRESSED_YN\r\n"
                                + "S9999|001|000|Org|Plan|FORM0001|25.00|615.00| |11| |00000|0|N\r\n"),
                new Seed(
                        "basic.txt",
                        "FORMULARY_ID|FORMULARY_VERSION|CONTRACT_YEAR|RXCUI|NDC|TIER_LEVEL_VALUE|QUANTITY_LIMIT_YN|"
                                + "QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTHORIZATION_YN|STEP_THERAPY_YN|"
                                + "SELECTED_DRUG_YN\r\nFORM0001|00000|2026|6809|00093721401|9|N| | |N|N|N\r\n"
                                + "FORM0001|00001|2026|6809|93721401|1|Y|30.000000000000|30|Y|.|N\r\n"),
                new Seed(
                        "excluded.txt",
                        "CONTRACT_ID|PLAN_ID|RXCUI|TIER|QUANTITY_LIMIT_YN|QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTH_YN|STEP_THERAPY_YN|CAPPED_BENEFIT_YN\r\n"
                                + "H1234|001|861007|3|1|30|30|1|0|0\r\n"),
                new Seed("indications.txt", "CONTRACT_ID|PLAN_ID|RXCUI|DISEASE\r\nH1234|001|861007|Psoriasis\r\n"),
                new Seed(
                        "costs.txt",
                        "CONTRACT_ID|PLAN_ID|SEGMENT_ID|COVERAGE_LEVEL|TIER|DAYS_SUPPLY|COST_TYPE_PREF|COST_AMT_PREF|"
                                + "COST_MIN_AMT_PREF|COST_MAX_AMT_PREF|TIER_SPECIALTY_YN|DED_APPLIES_YN\r\n"
                                + "S9999|001|000|0|2|1|2|0.25|5|100|N|Y\r\n"),
                new Seed(
                        "prices.txt",
                        "CONTRACT_ID|PLAN_ID|SEGMENT_ID|NDC|DAYS_SUPPLY|UNIT_COST\r\n"
                                + "S9999|001|000|00093721401|30|0.15\r\n"));
    }

    static List<Seed> exchangeFiles() {
        return List.of(
                new Seed(
                        "drugs.json",
                        "[{\"rxnorm_id\":\"209459\",\"drug_name\":\"A"
                                + " drug\",\"plans\":[{\"plan_id\":\"12345XX9876543\",\"drug_tier\":\"GENERIC\",\"prior_authorization\":false,\"step_therapy\":\"Y\",\"quantity_limit\":null,\"years\":[2026]}]},\n"
                                + "{\"rxnorm_id\":7,\"drug_name\":\"B\","
                                + "\"plans\":{\"plan_id\":\"1\",\"drug_tier\":\"TIER-ONE\"}}]"),
                new Seed(
                        "plans.json",
                        "[{\"plan_id\":\"12345XX9876543\",\"marketing_name\":\"Gold\",\"formulary\":{\"drug_tier\":"
                                + "\"GENERIC\",\"cost_sharing\":[{\"pharmacy_type\":\"1-MONTH-IN-RETAIL\",\"copay_amount\":20.5,"
                                + "\"copay_opt\":\"AFTER-DEDUCTIBLE\",\"coinsurance_rate\":0.10,\"coinsurance_opt\":null}]}}]"),
                new Seed("index.json", "{\"plan_urls\":[\"https://a/plans.json\"],\"formulary_urls\":[]}"));
    }

    static List<Seed> resources() {
        return List.of(
                new Seed(
                        "all.ndjson",
                        UsdfTexts.PLAN + "\n" + UsdfTexts.DRUG + "\n" + UsdfTexts.item(UsdfTexts.DETAILS) + "\n"),
                new Seed(
                        "bundle.json",
                        UsdfTexts.bundle(UsdfTexts.item(UsdfTexts.DETAILS), UsdfTexts.DRUG, UsdfTexts.PLAN)));
    }
}
