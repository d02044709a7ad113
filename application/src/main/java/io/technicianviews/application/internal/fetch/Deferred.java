package io.technicianviews.application.internal.fetch;

import java.util.function.Supplier;

/** A part that is being read; {@link #get} waits for it. */
public interface Deferred<T> extends Supplier<T> {}
