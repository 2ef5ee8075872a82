/** Where holidays come from: countries and regions, and calendars that people import. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.calendar.holiday;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
