/** When departments work: the calendars and all their versions. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.calendar;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
