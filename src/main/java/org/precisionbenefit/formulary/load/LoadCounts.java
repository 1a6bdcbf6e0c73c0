package org.precisionbenefit.formulary.load;

/**
 * How many rows a load met; a line of a file can hold several rows.
 *
 * @param accepted rows that were taken as they stand
 * @param repaired rows that were taken with a repair
 * @param rejected rows that were not taken
 * @param unknownAuthorization drugs of which it is unknown whether they need a prior authorization
 * @param unknownStep drugs of which it is unknown whether another has to be tried first
 * @param unknownLimit drugs of which it is unknown whether the quantity is limited
 */
public record LoadCounts(
        long accepted, long repaired, long rejected, long unknownAuthorization, long unknownStep, long unknownLimit) {
    public static final LoadCounts NONE = new LoadCounts(0, 0, 0, 0, 0, 0);

    /** Rows that were taken. */
    public long taken() {
        return accepted + repaired;
    }

    /** Rows that were met. */
    public long met() {
        return accepted + repaired + rejected;
    }

    LoadCounts with(ReportLine.Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED ->
                new LoadCounts(accepted + 1, repaired, rejected, unknownAuthorization, unknownStep, unknownLimit);
            case REPAIRED ->
                new LoadCounts(accepted, repaired + 1, rejected, unknownAuthorization, unknownStep, unknownLimit);
            case REJECTED ->
                new LoadCounts(accepted, repaired, rejected + 1, unknownAuthorization, unknownStep, unknownLimit);
        };
    }

    LoadCounts with(RuleFlags flags) {
        return new LoadCounts(
                accepted,
                repaired,
                rejected,
                unknownAuthorization + count(flags.priorAuthorization()),
                unknownStep + count(flags.stepTherapy()),
                unknownLimit + count(flags.quantityLimit()));
    }

    private static int count(Flag flag) {
        return flag == Flag.UNKNOWN ? 1 : 0;
    }
}
