/** Calendars and their arithmetic over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.calendar.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
