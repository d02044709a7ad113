package io.technicianviews.application.protocol;

/**
 * What a count is in one state of the desk. Instead of the number it tells which writes have made
 * it, so that no two states are equal by chance.
 *
 * @param writes a bit for every transaction that altered it
 * @param day for which it was counted
 */
record Counted(int writes, int day) {}
