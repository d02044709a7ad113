/** What a requester wants done: its state, and how a list shows it. */
@NullMarked
package io.technicianviews.domain.request;

import org.jspecify.annotations.NullMarked;
