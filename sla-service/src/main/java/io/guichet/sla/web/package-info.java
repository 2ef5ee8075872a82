/** The targets of tickets over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
