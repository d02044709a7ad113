package io.technicianviews.application;

import java.util.function.Supplier;

/** A part of an answer. {@link #get} waits for it. */
interface Part<T> extends Supplier<T> {}
