package org.precisionbenefit.policy;

/** How the children of a group combine: so many of those that apply. */
public enum Combination {
    ALL,
    ANY,
    AT_LEAST
}
