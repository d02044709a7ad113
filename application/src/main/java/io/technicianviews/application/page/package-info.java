/** Which page of a list is requested, by number or by cursor, and the page that is returned. */
@NullMarked
package io.technicianviews.application.page;

import org.jspecify.annotations.NullMarked;
