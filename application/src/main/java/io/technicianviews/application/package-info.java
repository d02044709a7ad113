/**
 * The API of an embedding application: {@link io.technicianviews.application.ServiceDesk}, its
 * queries, commands and live updates.
 */
@NullMarked
package io.technicianviews.application;

import org.jspecify.annotations.NullMarked;
