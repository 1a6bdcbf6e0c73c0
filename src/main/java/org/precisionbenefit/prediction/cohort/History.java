package org.precisionbenefit.prediction.cohort;

/**
 * What happened to one member, in days counted from the first day of the data.
 *
 * @param diagnosed the day of the diagnosis
 * @param filled the day of the first fill, {@link #NEVER} when the outcome came first
 * @param event the day of the outcome, {@link #NEVER} when it did not come about within the days it is looked for
 * @param earlier whether the drug was taken before the data begins
 */
public record History(int diagnosed, int filled, int event, boolean earlier) {
    /** A day that never comes. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Whether the first fill lies within the data: a new user, the only kind whose first day can be known. */
    public boolean isNewUser() {
        return !earlier && filled != NEVER;
    }

    /** Whether the data knows of the member: who had the outcome on the drug before it begins is not in it. */
    public boolean isSeen() {
        return !earlier || event >= 0;
    }
}
