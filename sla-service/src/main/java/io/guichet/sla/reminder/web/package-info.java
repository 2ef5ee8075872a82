/** Reminders over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.reminder.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
