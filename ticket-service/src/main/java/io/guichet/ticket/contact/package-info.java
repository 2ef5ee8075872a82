/** The people who ask, and the organisations that they belong to. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.contact;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
