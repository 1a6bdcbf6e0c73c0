package org.precisionbenefit.prediction.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Members of the stroke trial.
 *
 * @param table the trial
 * @param rows what was recorded on arrival, and last the two therapies
 * @param hospitals the hospital of each, from 0
 */
record StrokeRows(DataTable table, float[][] rows, int[] hospitals) {
    /** How many of the columns were recorded before chance assigned a therapy. */
    static final int BEFORE = 22;

    private static final List<String> DEFICITS =
            List.of("RDEF1", "RDEF2", "RDEF3", "RDEF4", "RDEF5", "RDEF6", "RDEF7", "RDEF8");
    private static final List<String> KINDS = List.of("TACS", "PACS", "POCS", "LACS");

    static StrokeRows of(DataTable table) {
        float[][] rows = IntStream.range(0, table.size())
                .mapToObj(row -> row(table, row))
                .toArray(float[][]::new);
        Map<String, Integer> numbers = new HashMap<>();
        int[] hospitals = IntStream.range(0, table.size())
                .map(row -> numbers.computeIfAbsent(table.text(row, "HOSPNUM"), any -> numbers.size()))
                .toArray();
        return new StrokeRows(table, rows, hospitals);
    }

    private static float[] row(DataTable table, int row) {
        float[] values = new float[BEFORE + 2];
        values[0] = table.number(row, "AGE");
        values[1] = table.number(row, "RDELAY");
        values[2] = consciousness(table.text(row, "RCONSC"));
        values[3] = table.either(row, "RSLEEP", "Y", "N");
        values[4] = table.either(row, "RATRIAL", "Y", "N");
        values[5] = table.either(row, "RCT", "Y", "N");
        values[6] = table.either(row, "RVISINF", "Y", "N");
        values[7] = table.either(row, "RHEP24", "Y", "N");
        values[8] = table.either(row, "RASP3", "Y", "N");
        values[9] = table.number(row, "RSBP");
        for (int i = 0; i < DEFICITS.size(); i++) {
            values[10 + i] = table.either(row, DEFICITS.get(i), "Y", "N");
        }
        for (int i = 0; i < KINDS.size(); i++) {
            values[18 + i] = table.text(row, "STYPE").equals(KINDS.get(i)) ? 1 : 0;
        }
        values[BEFORE] = dose(table.text(row, "RXHEP"));
        values[BEFORE + 1] = table.either(row, "RXASP", "Y", "N");
        return values;
    }

    private static float consciousness(String letter) {
        return switch (letter) {
            case "F" -> 0;
            case "D" -> 1;
            case "U" -> 2;
            default -> Float.NaN;
        };
    }

    private static float dose(String letter) {
        return switch (letter) {
            case "N" -> 0;
            case "L" -> 1;
            // The pilot's "high" is the later "medium".
            case "M", "H" -> 2;
            default -> Float.NaN;
        };
    }

    int size() {
        return rows.length;
    }

    /** Haemorrhagic stroke or a bleed outside the head within 14 days. */
    boolean[] bled() {
        return flags("H14", "NCB14");
    }

    /** Death within 14 days. */
    boolean[] died() {
        return flags("ID14", "ID14");
    }

    private boolean[] flags(String one, String other) {
        boolean[] flags = new boolean[size()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] =
                    table.text(row, one).equals("1") || table.text(row, other).equals("1");
        }
        return flags;
    }

    /** The trial's own prognosis of death within 14 days. */
    double[] prognosis() {
        return IntStream.range(0, size())
                .mapToDouble(row -> table.number(row, "EXPD14"))
                .toArray();
    }

    /** What was recorded before the therapies. */
    float[][] before() {
        float[][] before = new float[size()][];
        for (int row = 0; row < before.length; row++) {
            before[row] = java.util.Arrays.copyOf(rows[row], BEFORE);
        }
        return before;
    }

    /** How each member was to be given heparin. */
    Grouping heparin() {
        List<String> doses = List.of("none", "low", "medium or high");
        return Grouping.of("heparin", size(), i -> doses.get((int) rows[i][BEFORE]));
    }

    List<Grouping> groupings() {
        return List.of(
                heparin(),
                Grouping.of("aspirin", size(), i -> rows[i][BEFORE + 1] == 1 ? "yes" : "no"),
                Grouping.of("sex", size(), i -> table.text(i, "SEX")),
                Grouping.of("age", size(), i -> Grouping.band(rows[i][0], 65, 75, 85)));
    }
}
