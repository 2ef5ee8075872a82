/** Routing rules over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.rule.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
