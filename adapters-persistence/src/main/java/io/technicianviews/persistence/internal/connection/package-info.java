/**
 * Connections: pools, snapshots that several connections share, and the connection of the change
 * log.
 */
@NullMarked
package io.technicianviews.persistence.internal.connection;

import org.jspecify.annotations.NullMarked;
