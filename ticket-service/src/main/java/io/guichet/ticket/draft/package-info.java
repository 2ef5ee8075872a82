/** What agents have begun to write, kept for each of them and each ticket. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.draft;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
