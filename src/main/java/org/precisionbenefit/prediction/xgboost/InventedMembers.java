package org.precisionbenefit.prediction.xgboost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.precisionbenefit.prediction.cohort.AgeBand;
import org.precisionbenefit.prediction.cohort.CohortGenerator;
import org.precisionbenefit.prediction.cohort.CohortPlan;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.cohort.InventedRequest;
import org.precisionbenefit.prediction.cohort.InventedRequest.Fact;
import org.precisionbenefit.prediction.cohort.InventedRequest.Kind;
import org.precisionbenefit.prediction.feature.CodeList;
import org.precisionbenefit.prediction.feature.Extractor;
import org.precisionbenefit.prediction.feature.Feature;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * The members of a cohort as they would ask: each recorded value becomes the fact from which a model reads it back. The same
 * seed gives the same requests.
 */
public final class InventedMembers {
    private static final int SPARE = 100;
    private static final int DAYS_OF_A_YEAR = 365;

    /** Diplotypes that make the phenotype of each number; which alleles they are of, the knowledge files say. */
    private static final Map<String, List<String>> DIPLOTYPES = Map.of(
            "CYP2C19", List.of("*1/*1", "*1/*2", "*2/*2"),
            "SLCO1B1", List.of("*1/*1", "*1/*5", "*5/*5"),
            "TPMT", List.of("*1/*1", "*1/*2", "*2/*2"),
            "NUDT15", List.of("*1/*1", "*1/*3", "*3/*3"),
            "DPYD",
                    List.of(
                            "Reference/Reference",
                            "Reference/c.1905+1G>A (*2A)",
                            "c.1905+1G>A (*2A)/c.1905+1G>A (*2A)"));

    private final String name;
    private final List<Feature> features = new ArrayList<>();
    private final CohortPlan plan;
    private final String diagnosis;

    private InventedMembers(String name) {
        this.name = name;
        SourceFiles protocols = BundledModels.protocols();
        SourceFile cohort = protocols.find("cohorts/" + name + ".json").orElseThrow();
        Map<String, Feature> all = new LinkedHashMap<>();
        String outcome = "";
        String first = "";
        for (SourceFile file :
                protocols.where(path -> path.endsWith("/protocol.json")).files()) {
            JsonCursor protocol = JsonCursor.parse(file);
            if (protocol.at("training").at("cohort").text().equals(cohort.path())) {
                protocol.at("features").items().stream()
                        .map(FeatureReader::untrained)
                        .forEach(feature -> all.putIfAbsent(feature.name(), feature));
                outcome = protocol.at("training").at("outcome").text();
                first = code(FeatureReader.codes(protocol.at("applies_to").at("population")), CodeSystem.ICD10CM);
            }
        }
        features.addAll(all.values());
        this.plan = CohortReader.read(cohort, outcome);
        this.diagnosis = first;
    }

    /**
     * Requests of the first members who ask.
     *
     * @param cohort the name of the cohort
     * @param seed the seed they are drawn with
     * @param count how many
     * @param day the day of all requests
     */
    public static List<InventedRequest> asking(String cohort, long seed, int count, LocalDate day) {
        if (!ModelPages.cohortNames().contains(cohort)) {
            throw new IllegalArgumentException(
                    "The cohort (" + cohort + ") must be one of " + String.join(", ", ModelPages.cohortNames()) + ".");
        }
        InventedMembers members = new InventedMembers(cohort);
        List<String> columns = members.features.stream().map(Feature::name).toList();
        List<CohortRow> rows = List.of();
        for (int drawn = count + SPARE; rows.size() < count; drawn *= 2) {
            rows = new CohortGenerator(members.plan, seed)
                    .draw(drawn)
                    .newUsers(columns)
                    .rows();
        }
        return rows.subList(0, count).stream()
                .map(row -> members.request(row, day))
                .toList();
    }

    private InventedRequest request(CohortRow row, LocalDate day) {
        List<Fact> facts = new ArrayList<>();
        int age = 0;
        for (int column = 0; column < features.size(); column++) {
            float value = row.value(column);
            if (Float.isNaN(value)) {
                continue;
            }
            if (features.get(column).name().equals(AgeBand.AGE)) {
                age = (int) value;
            } else {
                add(features.get(column).extractor(), value, day.plusDays(row.recordedOn(column)), day, facts);
            }
        }
        LocalDate birth = day.minusYears(age).minusDays(row.who().member() % (DAYS_OF_A_YEAR - 1));
        return new InventedRequest(
                new InventedRequest.Who(
                        name + "-" + row.who().member(),
                        birth,
                        Objects.requireNonNull(row.who().groups().get("sex"), "a member without sex")),
                day,
                row.who().drug(),
                diagnosis,
                facts);
    }

    private static void add(Extractor extractor, float value, LocalDate recorded, LocalDate day, List<Fact> to) {
        if (extractor instanceof Extractor.HasCondition condition) {
            to.add(new Fact(
                    value == 1f ? Kind.CONDITION : Kind.REFUTED,
                    code(condition.codes(), CodeSystem.ICD10CM),
                    recorded,
                    "",
                    ""));
        } else if (extractor instanceof Extractor.TakesDrug taken && value == 1f) {
            to.add(new Fact(
                    Kind.DRUG,
                    code(taken.codes(), CodeSystem.RXNORM),
                    inTime(recorded, day, taken.withinDays()),
                    "",
                    ""));
        } else if (extractor instanceof Extractor.LatestLab lab) {
            to.add(new Fact(
                    Kind.LAB,
                    code(lab.codes(), CodeSystem.LOINC),
                    inTime(recorded, day, lab.withinDays()),
                    new BigDecimal(value)
                            .setScale(2, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString(),
                    unit(lab.units())));
        } else if (extractor instanceof Extractor.GenePhenotype gene) {
            String symbol = gene.gene().value();
            to.add(new Fact(
                    Kind.GENE,
                    symbol,
                    recorded,
                    Objects.requireNonNull(DIPLOTYPES.get(symbol), symbol).get((int) value),
                    ""));
        }
    }

    /** A reader looks back so many days; what was recorded before is sent as recorded on the first of them. */
    private static LocalDate inTime(LocalDate recorded, LocalDate day, int withinDays) {
        LocalDate first = day.minusDays(withinDays);
        return recorded.isBefore(first) ? first : recorded;
    }

    private static String unit(SortedMap<String, BigDecimal> units) {
        return units.entrySet().stream()
                .filter(unit -> unit.getValue().compareTo(BigDecimal.ONE) == 0)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The first code of a system, as people write it. */
    private static String code(CodeList codes, CodeSystem system) {
        String plain = codes.codes().stream()
                .filter(code -> code.system().equals(Code.of(system, "x").system()))
                .findFirst()
                .orElseThrow()
                .value()
                .replace("*", "");
        return system == CodeSystem.ICD10CM && plain.length() > 3
                ? plain.substring(0, 3) + "." + plain.substring(3)
                : plain;
    }
}
