/** Structured filters over tickets: read from JSON, checked, turned into SQL or tried on one set of values. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.query;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
