package io.technicianviews.application;

import java.util.function.Supplier;

/** A part that is being read. {@link #get} waits for it. */
interface Deferred<T> extends Supplier<T> {}
