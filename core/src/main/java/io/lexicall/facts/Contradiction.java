package io.lexicall.facts;

/**
 * A fact that another one shows to be wrong.
 *
 * @param problem what is wrong, for people
 * @param key the last part of the key of the constraint's message
 * @param other what the message names after it
 */
record Contradiction(Problem problem, String key, String other) {}
