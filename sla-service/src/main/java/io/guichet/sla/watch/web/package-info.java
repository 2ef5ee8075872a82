/** Watch rules over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.watch.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
