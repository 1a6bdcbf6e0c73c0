package org.precisionbenefit.prediction.evaluation;

import java.util.List;
import java.util.Map;

/**
 * Members on a stable dose of warfarin, as the file of the consortium has them.
 *
 * @param table the members who count
 * @param rows what a model may see
 * @param doses mg a week
 */
record WarfarinRows(DataTable table, float[][] rows, double[] doses) {
    private static final String AGE = "Age";
    private static final String HEIGHT = "Height (cm)";
    private static final String WEIGHT = "Weight (kg)";
    private static final float USUAL_TARGET = 2.5f;
    private static final String DOSE = "Therapeutic Dose of Warfarin";
    private static final Map<String, Integer> PROMOTER = Map.of("G/G", 0, "A/G", 1, "A/A", 2);
    private static final Map<String, Integer> INTRON = Map.of("C/C", 0, "C/T", 1, "T/T", 2);

    static WarfarinRows of(DataTable all, List<Protocol.Input> features) {
        DataTable table = all.where(
                row -> all.text(row, "Subject Reached Stable Dose of Warfarin").equals("1")
                        && all.number(row, DOSE) > 0
                        && !all.text(row, AGE).isEmpty()
                        && !Float.isNaN(all.number(row, HEIGHT))
                        && !Float.isNaN(all.number(row, WEIGHT)));
        float[][] rows = new float[table.size()][features.size()];
        double[] doses = new double[table.size()];
        for (int row = 0; row < doses.length; row++) {
            for (int i = 0; i < features.size(); i++) {
                rows[row][i] = value(table, row, features.get(i).name());
            }
            doses[row] = table.number(row, DOSE);
        }
        return new WarfarinRows(table, rows, doses);
    }

    private static float value(DataTable table, int row, String feature) {
        return switch (feature) {
            case "age_decades" -> decades(table, row);
            case "height_cm" -> table.number(row, HEIGHT);
            case "weight_kg" -> table.number(row, WEIGHT);
            case "vkorc1_a" -> promoter(table, row);
            case "vkorc1_aa" -> pair(promoter(table, row));
            case "cyp2c9_2" -> alleles(table, row, '2');
            case "cyp2c9_3" -> alleles(table, row, '3');
            case "amiodarone" -> taken(table, row, "Amiodarone (Cordarone)");
            case "enzyme_inducer" -> inducer(table, row);
            case "target_inr" -> target(table, row);
            case "smoker" -> taken(table, row, "Current Smoker");
            case "slowing_antibiotic" ->
                Math.max(
                        taken(table, row, "Sulfonamide Antibiotics"),
                        Math.max(taken(table, row, "Macrolide Antibiotics"), taken(table, row, "Anti-fungal Azoles")));
            default ->
                throw new IllegalArgumentException(
                        "The feature (" + feature + ") must be one that the file of the consortium gives.");
        };
    }

    private static float pair(float copies) {
        if (Float.isNaN(copies)) {
            return Float.NaN;
        }
        return copies == 2 ? 1 : 0;
    }

    private static float inducer(DataTable table, int row) {
        return Math.max(
                taken(table, row, "Carbamazepine (Tegretol)"),
                Math.max(taken(table, row, "Phenytoin (Dilantin)"), taken(table, row, "Rifampin or Rifampicin")));
    }

    private static float target(DataTable table, int row) {
        float target = table.number(row, "Target INR");
        return Float.isNaN(target) ? USUAL_TARGET : target;
    }

    private static float decades(DataTable table, int row) {
        return Character.digit(table.text(row, AGE).charAt(0), 10);
    }

    /** Copies of -1639 A; where that place was not read, by 1173, with which it is inherited in every ancestry. */
    private static float promoter(DataTable table, int row) {
        Integer copies = PROMOTER.get(table.text(row, "VKORC1 -1639 consensus"));
        if (copies == null) {
            copies = INTRON.get(table.text(row, "VKORC1 1173 consensus"));
        }
        return copies == null ? Float.NaN : copies;
    }

    /** Copies of an allele where both are of the three that the formula knows; others are unknown to it and to us. */
    private static float alleles(DataTable table, int row, char allele) {
        String pair = table.text(row, "CYP2C9 consensus");
        if (!pair.matches("\\*[123]/\\*[123]")) {
            return Float.NaN;
        }
        return (pair.charAt(1) == allele ? 1 : 0) + (pair.charAt(4) == allele ? 1 : 0);
    }

    private static float taken(DataTable table, int row, String column) {
        return table.text(row, column).equals("1") ? 1 : 0;
    }

    int size() {
        return doses.length;
    }

    String race(int member) {
        return table.text(member, "Race");
    }

    String sex(int member) {
        String sex = table.text(member, "Gender");
        return sex.isEmpty() ? "not recorded" : sex;
    }

    /** The decades of a member's age. */
    float decades(int member) {
        return decades(table, member);
    }

    boolean promoterKnown(int member) {
        return !Float.isNaN(promoter(table, member));
    }

    /** The root of the dose that the published formula gives, which looks at race as its authors wrote it. */
    double published(int member, Protocol.Comparator formula) {
        double root = formula.coefficient("intercept")
                + formula.coefficient("age_decades") * decades(table, member)
                + formula.coefficient("height_cm") * table.number(member, HEIGHT)
                + formula.coefficient("weight_kg") * table.number(member, WEIGHT)
                + formula.coefficient("amiodarone") * taken(table, member, "Amiodarone (Cordarone)")
                + formula.coefficient("enzyme_inducer") * inducer(table, member);
        return root
                + gene(promoter(table, member), formula)
                + enzyme(alleles(table, member, '2'), alleles(table, member, '3'), formula)
                + ancestry(race(member), formula);
    }

    private static double gene(float copies, Protocol.Comparator formula) {
        if (Float.isNaN(copies)) {
            return formula.coefficient("vkorc1_unknown");
        }
        return copies == 0 ? 0 : formula.coefficient(copies == 1 ? "vkorc1_ag" : "vkorc1_aa");
    }

    private static double enzyme(float two, float three, Protocol.Comparator formula) {
        if (Float.isNaN(two)) {
            return formula.coefficient("cyp2c9_unknown");
        }
        return switch (10 * (int) two + (int) three) {
            case 0 -> 0;
            case 10 -> formula.coefficient("cyp2c9_12");
            case 1 -> formula.coefficient("cyp2c9_13");
            case 20 -> formula.coefficient("cyp2c9_22");
            case 11 -> formula.coefficient("cyp2c9_23");
            default -> formula.coefficient("cyp2c9_33");
        };
    }

    private static double ancestry(String race, Protocol.Comparator formula) {
        return switch (race) {
            case "White" -> 0;
            case "Asian" -> formula.coefficient("race_asian");
            case "Black or African American" -> formula.coefficient("race_black");
            default -> formula.coefficient("race_missing");
        };
    }
}
