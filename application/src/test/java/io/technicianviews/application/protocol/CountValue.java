package io.technicianviews.application.protocol;

/**
 * The value of a count in one state. It is the set of writes that produced it instead of their
 * number, so that different states have different values.
 *
 * @param writes a bit for each transaction that altered it
 * @param day the day of the count
 */
record CountValue(int writes, int day) {}
