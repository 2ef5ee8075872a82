/** Who is at a ticket at this moment. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.activity;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
