package org.precisionbenefit.policy;

/** Which unknown terms does a policy ask for? What a release says of it is part of it, so that its decisions replay. */
public enum Asking {
    /** Every unknown term of a line that three-valued logic leaves open, as releases ask that say nothing of it. */
    OPEN_LINES,
    /** Of these only the terms of which an answer can matter. */
    WHAT_MATTERS
}
