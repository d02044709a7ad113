/** Parameters, cursors and response bodies of views and lists. */
@NullMarked
package io.technicianviews.http.internal.view;

import org.jspecify.annotations.NullMarked;
