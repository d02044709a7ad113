/** Fills a desk with invented people, requests and conversations, as many as asked for. */
@NullMarked
package io.technicianviews.bootstrap.generate;

import org.jspecify.annotations.NullMarked;
