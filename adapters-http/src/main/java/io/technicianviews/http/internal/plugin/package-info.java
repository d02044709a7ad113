/** The routes of the API, as they are mounted in an application or in the server. */
@NullMarked
package io.technicianviews.http.internal.plugin;

import org.jspecify.annotations.NullMarked;
