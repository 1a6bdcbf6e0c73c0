package org.precisionbenefit.prediction;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a model speaks of and rests on, for those who show it beside others.
 *
 * @param id the model's id
 * @param digest the digest of its files
 * @param title its name for people
 * @param stage how far it is released
 * @param predicted what it predicts, or null where its manifest does not say
 * @param drugs the drugs that it may be asked about
 * @param evaluated on what it was evaluated, or null where its manifest does not say
 * @param challenges the id of the model that it runs beside, or null for one that challenges none
 */
public record ModelFacts(
        String id,
        Digest digest,
        String title,
        ModelStage stage,
        @Nullable Predicted predicted,
        List<RxCui> drugs,
        @Nullable Evaluated evaluated,
        @Nullable String challenges) {
    public ModelFacts {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(stage, "stage is null");
        drugs = List.copyOf(drugs);
    }

    /** Whether its score speaks of therapy with this drug, when it is asked about it. */
    public boolean speaksOf(RxCui drug) {
        return drugs.contains(drug)
                && (predicted == null
                        || predicted.speaksOf() == null
                        || predicted.speaksOf().equals(drug));
    }

    /**
     * What a model predicts.
     *
     * @param kind whether a high probability is good
     * @param name the outcome in words
     * @param withinDays within how many days
     * @param speaksOf the drug whose therapy it speaks of whichever one was asked for, or null for the one asked for
     */
    public record Predicted(
            Kind kind, String name, int withinDays, @Nullable RxCui speaksOf) {
        public Predicted {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(name, "name is null");
        }

        /** Whether a high probability is good. */
        public enum Kind {
            /** The drug helps. */
            RESPONSE,
            /** The drug harms, or fails to keep harm away. */
            ADVERSE_EVENT
        }
    }

    /**
     * On what a model was evaluated.
     *
     * @param on whose data
     * @param plan the plan whose members' outcomes it was evaluated on, or null for data of others
     * @param members how many members
     * @param events how many of them had the outcome
     */
    public record Evaluated(
            On on, @Nullable String plan, int members, int events) {
        public Evaluated {
            Objects.requireNonNull(on, "on is null");
        }

        /** Whose data. */
        public enum On {
            /** Members that nobody ever was. */
            INVENTED,
            /** Data that others published. */
            PUBLISHED,
            /** What became of the plan's own members. */
            OWN_OUTCOMES
        }
    }
}
