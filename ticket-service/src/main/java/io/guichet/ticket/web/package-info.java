/** Tickets over HTTP: resources, what they accept and what they answer. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
