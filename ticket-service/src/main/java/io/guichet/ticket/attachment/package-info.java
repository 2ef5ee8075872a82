/** Files that go with messages: streamed in and out in pieces, never whole in memory. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.attachment;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
