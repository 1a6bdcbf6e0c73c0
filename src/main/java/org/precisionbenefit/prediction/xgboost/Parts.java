package org.precisionbenefit.prediction.xgboost;

import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * The members of a cohort, each in one part: who began before a day is learned from, calibrated on or bounds sets; who
 * began later is tested on.
 *
 * @param training what is learned from
 * @param calibration what makes probabilities of margins
 * @param bounds what bounds sets
 * @param test what the model is tested on
 */
record Parts(Cohort training, Cohort calibration, Cohort bounds, Cohort test) {
    private static final double TRAINING = 0.4;
    private static final double CALIBRATION = 0.52;

    static Parts of(Cohort all, TrainingProtocol protocol) {
        long seed = ~protocol.sample().seed() * 31;
        int testFrom = protocol.sample().testFrom();
        Parts parts = new Parts(
                all.where(row -> part(row, seed, testFrom) == 0),
                all.where(row -> part(row, seed, testFrom) == 1),
                all.where(row -> part(row, seed, testFrom) == 2),
                all.where(row -> part(row, seed, testFrom) == 3));
        for (Cohort part : new Cohort[] {parts.training, parts.calibration, parts.bounds, parts.test}) {
            if (part.events() == 0 || part.events() == part.size()) {
                throw new ConfigurationFault(
                        protocol.id() + "/protocol.json",
                        "Every part of the cohort must hold members with the outcome and without. Draw more members.");
            }
        }
        return parts;
    }

    private static int part(CohortRow row, long seed, int testFrom) {
        if (row.who().day() >= testFrom) {
            return 3;
        }
        double place = Draws.forMember(seed, row.who().member()).uniform();
        if (place < TRAINING) {
            return 0;
        }
        return place < CALIBRATION ? 1 : 2;
    }
}
