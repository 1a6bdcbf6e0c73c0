package org.precisionbenefit.policy.facts;

/**
 * One child of a group.
 *
 * @param group the group's id
 * @param position its place among the children, from 0
 * @param child the child's id
 */
public record GroupChild(String group, int position, String child) {}
