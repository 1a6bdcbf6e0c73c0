package org.precisionbenefit.policy.drools;

/** The two ways in which Drools turns rule text into something that runs. */
enum RuleCompiler {
    /** Constraints are read by MVEL; compiles fast. */
    MVEL,
    /** Everything becomes generated Java; compiles slowly. */
    EXECUTABLE_MODEL
}
