/**
 * Connections: pools, snapshots shared by several connections, and the connection of a change-log
 * reader.
 */
@NullMarked
package io.technicianviews.persistence.internal.connection;

import org.jspecify.annotations.NullMarked;
