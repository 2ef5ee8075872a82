/** Reminders that agents set for themselves or a colleague. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.reminder;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
