/** Articles over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.kb.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
