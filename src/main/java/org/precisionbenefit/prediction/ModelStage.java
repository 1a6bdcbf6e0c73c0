package org.precisionbenefit.prediction;

/** How far a model is released. */
public enum ModelStage {
    /** Scored and recorded; its term stays unknown to the policy. */
    SHADOW,
    /** Its term is known to the policy, and every record says that the release is a demonstration. */
    DEMONSTRATION,
    /** Released for use: each plan says by a dated row what it lets the model do. */
    RELEASED
}
