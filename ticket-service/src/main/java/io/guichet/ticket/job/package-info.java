/** Work on many things at once, item by item: bulk actions and imports, with progress, partial results and an end. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.job;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
