package io.technicianviews.domain.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the change log.
 *
 * @param id its number; drawn before its transaction commits, so that rows can become visible in
 *     another order, and numbers can be missing for good
 * @param transaction which transaction wrote it: rows of one write share it
 * @param at when it happened
 * @param by who did it; null if it was no person of the desk
 */
public record ChangeLogEntry(
    long id, long transaction, Instant at, @Nullable Long by, Change change) {}
