/** Working hours and business time, by the calendars that sla-service publishes. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.hours;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
